package io.ovnchassis.vifplug.dummy;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plugs an {@code internal} interface with the logical port's own name, cut to the length that an interface may have. */
public final class DummyVifPlugProvider implements VifPlugProvider {
    public static final String TYPE = "dummy";

    private static final String OPTION = "vif-plug-dummy-option";
    private static final int NAME_BYTES_MAX = 15; // linux/if.h: IFNAMSIZ less the final zero

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> maintainedInterfaceOptions() {
        return Set.of(OPTION);
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        return new PlugDecision.Plug(
                cutToInterfaceName(request.logicalPort()), Optional.of("internal"), Map.of(OPTION, "value"));
    }

    /** The longest beginning of {@code name} that fits; a character of several bytes is never cut in two. */
    private static String cutToInterfaceName(String name) {
        CharBuffer rest = CharBuffer.wrap(name);
        StandardCharsets.UTF_8.newEncoder().encode(rest, ByteBuffer.allocate(NAME_BYTES_MAX), true);
        return name.substring(0, rest.position());
    }
}
