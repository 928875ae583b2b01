package io.ovnchassis.vifplug.dummy;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plugs an {@code internal} interface with the logical port's own name, cut to the length that an interface may have;
 * and does otherwise for a port whose options have a script.
 */
public final class DummyVifPlugProvider implements VifPlugProvider {
    public static final String TYPE = "dummy";

    private static final String OPTION = "vif-plug-dummy-option";
    private static final int NAME_BYTES_MAX = 15; // linux/if.h: IFNAMSIZ less the final zero

    private Optional<ScriptedPorts> scripted = Optional.empty();

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> maintainedInterfaceOptions() {
        return Set.of(OPTION);
    }

    @Override
    public void start(ProviderContext context) {
        scripted = Optional.of(new ScriptedPorts(context));
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        PlugDecision.Plug usual = new PlugDecision.Plug(
                cutToInterfaceName(request.logicalPort()), Optional.of("internal"), Map.of(OPTION, "value"));
        return scripted.<PlugDecision>map(ports -> ports.answer(request, usual)).orElse(usual);
    }

    @Override
    public void removed(UnplugRequest request) {
        scripted.ifPresent(ports -> ports.forget(request.logicalPort()));
    }

    @Override
    public void close() {
        scripted.ifPresent(ScriptedPorts::close);
    }

    /** The longest beginning of {@code name} that fits; a character of several bytes is never cut in two. */
    private static String cutToInterfaceName(String name) {
        CharBuffer rest = CharBuffer.wrap(name);
        StandardCharsets.UTF_8.newEncoder().encode(rest, ByteBuffer.allocate(NAME_BYTES_MAX), true);
        return name.substring(0, rest.position());
    }
}
