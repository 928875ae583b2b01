package io.ovnchassis.controller.tables;

import io.ovnchassis.controller.engine.Leaf;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Locale;

/**
 * A table of a replica as a leaf of the engine, named as OVN names it: {@code SB_port_binding}, {@code OVS_interface}.
 *
 * @param <R> the row type
 */
public final class TableLeaf<R extends Row<R>> extends Leaf<TableView<R>> {
    private final TableView<R> view;

    /** Makes a leaf of {@code view}; {@code prefix} is {@code OVS} or {@code SB}. */
    public TableLeaf(String prefix, TableView<R> view) {
        super(prefix + "_" + view.definition().name().toLowerCase(Locale.ROOT));
        this.view = view;
    }

    @Override
    public TableView<R> output() {
        return view;
    }

    @Override
    protected Change poll() {
        return Change.when(!view.changes().isEmpty());
    }
}
