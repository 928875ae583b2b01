package io.ovnchassis.controller.localdata;

import io.ovnchassis.controller.localdata.LocalDatapath.Role;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** Phase: says which datapaths have more ports of a kind than can be used, when that is news. */
public final class DatapathReport implements Phase {
    private final LocalDatapaths datapaths;
    private final RateLimitedLog log;

    public DatapathReport(LocalDatapaths datapaths, LongSupplier nanoClock) {
        this.datapaths = datapaths;
        this.log = new RateLimitedLog(LoggerFactory.getLogger("binding"), 5, 1, nanoClock);
    }

    @Override
    public String name() {
        return "datapath-report";
    }

    @Override
    public int run() {
        for (Ref<DatapathBinding> changed : datapaths.changed()) {
            datapaths.get(changed).ifPresent(datapath -> {
                report("localnet", datapath, Role.LOCALNET);
                report("vtep", datapath, Role.VTEP);
            });
        }
        return 0;
    }

    private void report(String kind, LocalDatapath datapath, Role role) {
        List<String> ports = new ArrayList<>(datapath.ports(role));
        for (String spare : ports.subList(Math.min(1, ports.size()), ports.size())) {
            log.warn(
                    "{} port '{}' already set for datapath '{}', skipping the new port '{}'.",
                    kind,
                    ports.getFirst(),
                    datapath.row().tunnelKey(),
                    spare);
        }
    }
}
