package io.ovnchassis.ovsdb.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.PlainCell;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.RbacPermission;
import io.ovnchassis.ovsdb.tables.sb.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GeneratedRowTest {
    private static final Ref<PortBinding> REF = Ref.of(1, 1);
    private static final Ref<Chassis> CHASSIS = Ref.of(2, 2);
    private static final Ref<DatapathBinding> DATAPATH = Ref.of(3, 3);

    @Test
    void gettersGiveWhatTheSettersTook() {
        PortBinding row = full().build(REF);

        assertThat(row.ref()).isEqualTo(REF);
        assertThat(row.logicalPort()).isEqualTo("lp1");
        assertThat(row.tunnelKey()).isEqualTo(7);
        assertThat(row.datapath()).isEqualTo(DATAPATH);
        assertThat(row.chassis()).contains(CHASSIS);
        assertThat(row.tag()).contains(5L);
        assertThat(row.up()).contains(true);
        assertThat(row.mac()).containsExactly("a", "b");
        assertThat(row.options()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void theBuilderKnowsWhichColumnsWereAssigned() {
        assertThat(full().assigned())
                .isEqualTo(ColumnSet.of(
                        PortBinding.LOGICAL_PORT,
                        PortBinding.TUNNEL_KEY,
                        PortBinding.DATAPATH,
                        PortBinding.CHASSIS,
                        PortBinding.TAG,
                        PortBinding.UP,
                        PortBinding.MAC,
                        PortBinding.OPTIONS));
    }

    @Test
    void anOptionalCellIsSetByValueOrByOptional() {
        assertThat(PortBinding.builder()
                        .chassis(Optional.of(CHASSIS))
                        .build(REF)
                        .chassis())
                .contains(CHASSIS);

        PortBinding.Builder cleared = full().chassis(Optional.empty());
        assertThat(cleared.build(REF).chassis()).isEmpty();
        assertThat(cleared.assigned().contains(PortBinding.CHASSIS)).isTrue();
    }

    @Test
    void rowsAreEqualWhenIdentityAndCellsAre() {
        PortBinding row = full().build(REF);

        assertThat(row).isEqualTo(full().build(REF)).hasSameHashCodeAs(full().build(REF));
        assertThat(row).isNotEqualTo(full().build(Ref.of(9, 9)));
        assertThat(row).isNotEqualTo(full().tunnelKey(8).build(REF));
        assertThat(row).isNotEqualTo(Chassis.builder().build(Ref.of(1, 1)));
    }

    @Test
    void differencesNameTheColumnsOfEveryKindThatDiffer() {
        PortBinding row = full().build(REF);
        PortBinding other = full().logicalPort("lp2")
                .tunnelKey(8)
                .chassis(Optional.empty())
                .mac(Set.of())
                .options(Map.of("k", "w"))
                .build(Ref.of(9, 9));

        assertThat(PortBinding.TABLE.differences(row, full().build(REF))).isEqualTo(ColumnSet.NONE);
        assertThat(PortBinding.TABLE.differences(row, other))
                .isEqualTo(ColumnSet.of(
                        PortBinding.LOGICAL_PORT,
                        PortBinding.TUNNEL_KEY,
                        PortBinding.CHASSIS,
                        PortBinding.MAC,
                        PortBinding.OPTIONS));
    }

    @Test
    void readTakesEveryKindOfCell() {
        PortBinding.Builder builder = PortBinding.builder();
        builder.read(PortBinding.LOGICAL_PORT.position(), new PlainCell("lp1"));
        builder.read(PortBinding.TUNNEL_KEY.position(), new PlainCell(7L));
        builder.read(PortBinding.DATAPATH.position(), new PlainCell(new UUID(3, 3)));
        builder.read(PortBinding.CHASSIS.position(), new PlainCell(List.of(new UUID(2, 2))));
        builder.read(PortBinding.TAG.position(), new PlainCell(5L));
        builder.read(PortBinding.UP.position(), new PlainCell(true));
        builder.read(PortBinding.MAC.position(), new PlainCell(List.of("b", "a")));
        builder.read(PortBinding.OPTIONS.position(), new PlainCell(Map.of("k", "v")));

        assertThat(builder.build(REF)).isEqualTo(full().build(REF));
        assertThat(builder.assigned()).isEqualTo(full().assigned());
    }

    @Test
    void copyTakesEveryCellOfAnotherRow() {
        PortBinding row = full().build(REF);
        PortBinding.Builder copy = PortBinding.builder();
        PortBinding.TABLE.columns().forEach(column -> copy.copy(column.position(), row));

        assertThat(copy.build(REF)).isEqualTo(row);
        assertThat(copy.assigned()).isEqualTo(PortBinding.TABLE.allColumns());
    }

    @Test
    void aDifferenceReplacesScalarsAndOptionalsAndMergesSetsAndMaps() {
        PortBinding old = full().externalIds(Map.of("gone", "1", "changed", "2", "kept", "3"))
                .build(REF);
        PortBinding difference = PortBinding.builder()
                .logicalPort("lp2")
                .tunnelKey(8)
                .chassis(Optional.empty())
                .mac(List.of("a", "c"))
                .externalIds(Map.of("gone", "1", "changed", "4", "new", "5"))
                .build(REF);
        PortBinding.Builder builder = PortBinding.builder();
        PortBinding.TABLE.columns().forEach(column -> builder.applyDifference(column.position(), old, difference));
        PortBinding row = builder.build(REF);

        assertThat(row.logicalPort()).isEqualTo("lp2");
        assertThat(row.tunnelKey()).isEqualTo(8);
        assertThat(row.chassis()).isEmpty();
        assertThat(row.mac()).containsExactly("b", "c");
        assertThat(row.options()).isEqualTo(old.options());
        assertThat(row.externalIds()).isEqualTo(Map.of("changed", "4", "kept", "3", "new", "5"));
        assertThat(builder.assigned()).isEqualTo(PortBinding.TABLE.allColumns());
    }

    @Test
    void aPositionBeyondTheColumnsIsRejectedAndNothingIsAssigned() {
        PortBinding.Builder builder = PortBinding.builder();
        PortBinding row = builder.build(REF);
        int beyond = PortBinding.TABLE.columns().size();

        assertThatThrownBy(() -> builder.read(beyond, new PlainCell("x")))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> builder.copy(beyond, row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> builder.applyDifference(beyond, row, row))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(builder.assigned()).isEqualTo(ColumnSet.NONE);
    }

    @Test
    void aRowIsNotChangedByItsBuilderAfterwards() {
        PortBinding.Builder builder = full();
        PortBinding row = builder.build(REF);
        builder.logicalPort("lp2");

        assertThat(row.logicalPort()).isEqualTo("lp1");
    }

    @Test
    void aValueThatANewerServerSendsIsUnrecognized() {
        Encap.Builder encap = Encap.builder();
        encap.read(Encap.TYPE.position(), new PlainCell("quic"));
        ServiceMonitor.Builder monitor = ServiceMonitor.builder();
        monitor.read(ServiceMonitor.STATUS.position(), new PlainCell("sleeping"));

        assertThat(encap.build(Ref.of(1, 1)).type()).isEqualTo(Encap.Type.UNRECOGNIZED);
        assertThat(monitor.build(Ref.of(1, 1)).status()).contains(ServiceMonitor.Status.UNRECOGNIZED);
    }

    @Test
    void enumsMapTheStringsOfTheSchema() {
        assertThat(Port.VlanMode.NATIVE_TAGGED.value()).isEqualTo("native-tagged");
        assertThat(Port.VlanMode.valueOf("DOT1Q_TUNNEL").value()).isEqualTo("dot1q-tunnel");
        assertThat(Port.VlanMode.values()).hasSize(6);
    }

    @Test
    void namesThatJavaOrTheRowHasTakenGetAnUnderscore() {
        assertThat(Port.builder().protected_(true).build(Ref.of(1, 1)).protected_())
                .isTrue();
        assertThat(RbacPermission.TABLE_.name()).isEqualTo("table");
        assertThat(RbacPermission.TABLE.name()).isEqualTo("RBAC_Permission");
    }

    @Test
    void theTextOfARowNamesTableIdentityAndCells() {
        Interface row = Interface.builder().name("eth0").ofport(3).build(Ref.of(0, 0x2a));

        assertThat(row.toString())
                .startsWith("Interface{00000000-0000-0000-0000-00000000002a, name=eth0, type=, options={}, ")
                .contains(", ofport=Optional[3], ");
    }

    @Test
    void aMapMayHoldReferences() {
        OpenVSwitch.Builder row = OpenVSwitch.builder();
        row.read(OpenVSwitch.DATAPATHS.position(), new PlainCell(Map.of("system", new UUID(4, 4))));

        assertThat(row.build(Ref.of(1, 1)).datapaths()).isEqualTo(Map.of("system", Ref.of(4, 4)));
    }

    private static PortBinding.Builder full() {
        return PortBinding.builder()
                .logicalPort("lp1")
                .tunnelKey(7)
                .datapath(DATAPATH)
                .chassis(CHASSIS)
                .tag(5)
                .up(true)
                .mac(List.of("b", "a"))
                .options(Map.of("k", "v"));
    }
}
