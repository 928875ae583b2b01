package io.ovnchassis.ovsdb.replica;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import java.util.Collection;
import java.util.List;

/** Messages about devices, as a server would send them. */
final class Updates {
    private Updates() {}

    static DatabaseUpdate snapshot(Collection<Device> rows) {
        List<RowUpdate<Device>> inserts =
                rows.stream().<RowUpdate<Device>>map(RowChange.Inserted::new).toList();
        return new DatabaseUpdate(DatabaseUpdate.Kind.SNAPSHOT, List.of(new TableUpdate<>(Device.TABLE, inserts)));
    }

    static DatabaseUpdate changes(List<RowUpdate<Device>> updates) {
        return new DatabaseUpdate(DatabaseUpdate.Kind.STEP, List.of(new TableUpdate<>(Device.TABLE, updates)));
    }

    static RowUpdate<Device> insert(Device row) {
        return new RowChange.Inserted<>(row);
    }

    /** All cells of the row as it is now. */
    static RowUpdate<Device> modify(Device row) {
        return new RowUpdate.Modify<>(row, Device.TABLE.allColumns(), ColumnSet.NONE);
    }

    static RowUpdate<Device> delete(Device row) {
        return new RowUpdate.Delete<>(row.ref());
    }
}
