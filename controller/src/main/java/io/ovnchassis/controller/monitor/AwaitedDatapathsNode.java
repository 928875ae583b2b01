package io.ovnchassis.controller.monitor;

import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Map;
import java.util.Set;

/** Engine node: the local datapaths whose rows are not here yet. One that comes, or whose rows come, costs itself. */
public final class AwaitedDatapathsNode extends Derived<AwaitedDatapaths> {
    private final Input<DatapathData> data;
    private final Input<LocalDatapaths> datapaths;
    private final AwaitedDatapaths awaited = new AwaitedDatapaths();

    public AwaitedDatapathsNode(DatapathDataLeaf data, Node<LocalDatapaths> datapaths) {
        super("datapaths_updated");
        this.data = input(data, "datapaths_update_sb_cond_handler", this::onData);
        this.datapaths = input(datapaths, "datapaths_updated_runtime_data_handler", this::onDatapaths);
    }

    @Override
    public AwaitedDatapaths output() {
        return awaited;
    }

    @Override
    protected void clearChanges() {
        awaited.clearChanges();
    }

    private Verdict onData() {
        return lookAtAll(data.get().changed());
    }

    private Verdict onDatapaths() {
        return lookAtAll(datapaths.get().changed());
    }

    private Change lookAtAll(Set<Ref<DatapathBinding>> some) {
        boolean updated = false;
        for (Ref<DatapathBinding> datapath : some) {
            updated |= lookAt(datapath);
        }
        return Change.when(updated);
    }

    private boolean lookAt(Ref<DatapathBinding> datapath) {
        return awaited.put(
                datapath, datapaths.get().contains(datapath) && !data.get().isHere(datapath));
    }

    @Override
    protected Change recompute() {
        Set<Ref<DatapathBinding>> before = awaited.snapshot();
        awaited.clear();
        datapaths.get().all().keySet().forEach(this::lookAt);
        return Change.between(before, awaited.snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("awaited", awaited.snapshot());
    }
}
