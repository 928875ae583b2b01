package io.ovnchassis.controller.nbcfg;

import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Engine node: what SB_Global says about the deployment. A new sequence number alone is no change of it. */
public final class NorthdOptionsNode extends Derived<NorthdOptions> {
    private static final String IPSEC_PREFIX = "ipsec_";

    /** Options that mean "yes" or nothing. */
    private static final Set<String> IPSEC_SWITCHES = Set.of("ipsec_encapsulation", "ipsec_forceencaps");

    private static final Map<String, String> BFD_NAMES = Map.of(
            "bfd-min-rx", "min_rx", "bfd-decay-min-rx", "decay_min_rx", "bfd-min-tx", "min_tx", "bfd-mult", "mult");

    private final Input<TableView<SbGlobal>> globals;
    private NorthdOptions options = read(Optional.empty());

    public NorthdOptionsNode(Node<TableView<SbGlobal>> globals) {
        super("northd_options");
        this.globals = input(globals, "en_northd_options_sb_sb_global_handler", this::onGlobals);
    }

    @Override
    public NorthdOptions output() {
        return options;
    }

    private Verdict onGlobals() {
        return recompute();
    }

    @Override
    protected Change recompute() {
        NorthdOptions before = options;
        options = read(globals.get().rows().stream().findFirst());
        return Change.between(before, options);
    }

    private static NorthdOptions read(Optional<SbGlobal> global) {
        Map<String, String> options =
                global.<Map<String, String>>map(SbGlobal::options).orElse(Map.of());
        return new NorthdOptions(
                global.filter(SbGlobal::ipsec).map(_ -> ipsec(options)),
                bfd(options),
                Optional.ofNullable(options.get("northd_internal_version")));
    }

    private static Map<String, String> ipsec(Map<String, String> options) {
        Map<String, String> ipsec = new HashMap<>();
        options.forEach((key, value) -> {
            if (IPSEC_SWITCHES.contains(key)) {
                String given = value.toLowerCase(Locale.ROOT);
                if (given.equals("true") || given.equals("yes")) {
                    ipsec.put(key, "yes");
                }
            } else if (key.startsWith(IPSEC_PREFIX)) {
                ipsec.put(key, value);
            }
        });
        return ipsec;
    }

    private static Map<String, String> bfd(Map<String, String> options) {
        Map<String, String> bfd = new HashMap<>();
        BFD_NAMES.forEach(
                (key, name) -> Optional.ofNullable(options.get(key)).ifPresent(value -> bfd.put(name, value)));
        return bfd;
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("options", options);
    }
}
