package io.ovnchassis.controller.monitor;

import io.ovnchassis.controller.engine.Leaf;
import io.ovnchassis.controller.engine.Verdict.Change;

/** Engine node without inputs: of which datapaths the rows that were asked for have come. */
public final class DatapathDataLeaf extends Leaf<DatapathData> {
    private final DatapathData data = new DatapathData();

    public DatapathDataLeaf() {
        super("sb_cond_seqno");
    }

    @Override
    protected DatapathData output() {
        return data;
    }

    @Override
    protected Change poll() {
        return Change.when(data.publish());
    }

    @Override
    protected void clearChanges() {
        data.clearChanges();
    }
}
