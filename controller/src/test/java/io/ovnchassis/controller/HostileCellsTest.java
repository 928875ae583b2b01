package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Atom;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.OptionalColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.ScalarColumn;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever anybody writes into the columns of both databases that take any text, the daemon goes on, comes to rest, and
 * serves the ports of those who did no such thing.
 */
class HostileCellsTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 60;
    private static final int LINES_SHOWN = 40;

    /** One port has an interface of a virtual machine, the other is to be plugged. */
    private static final Set<String> GOOD = Set.of("good-vif", "good-plug");

    /** By these somebody would say in due form what has to be done with the good ones. */
    private static final Set<String> COMMANDING = Set.of("iface-id", "ovn-plugged", "flow-restore-wait");

    /** A contributor that was rejected waits for up to a minute, as does a provider's port. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private static final int ROUNDS_MAX = 1000;

    @Test
    void junkInAnyColumnHurtsNoOtherPort() {
        Seeds.each(HostileCellsTest.class, SEEDS, random -> {
            try (Simulation simulation = new Simulation()) {
                Vandal vandal = new Vandal(simulation.host(), random);
                addGoodPorts(simulation.host());
                for (int step = 0; step < STEPS; step++) {
                    vandal.act();
                    simulation.goOn();
                    simulation.pass(Duration.ofMillis(random.nextInt(3000)));
                }
                calmDown(simulation);
                GOOD.forEach(port -> check(simulation, port));
            }
        });
    }

    private static void addGoodPorts(SimulatedHost host) {
        GOOD.forEach(port -> {
            host.addPort(port, true);
            host.setOption(port, "requested-chassis", Optional.of("hv1"));
        });
        host.setOption("good-plug", "vif-plug-type", Optional.of("dummy"));
        host.resolveRequests();
    }

    /** Until nothing was written to a database for longer than anybody waits; some go on trying, and may, but seldom. */
    private static void calmDown(Simulation simulation) {
        Duration quiet = Duration.ZERO;
        for (int round = 0; quiet.compareTo(LONGEST_WAIT) < 0; round++) {
            simulation.host().addVif("vm", Map.of("iface-id", "good-vif"));
            int written = written(simulation);
            Duration passed =
                    simulation.goOn() ? Duration.ZERO : simulation.sleep().orElse(LONGEST_WAIT);
            quiet = written(simulation) == written ? quiet.plus(passed) : Duration.ZERO;
            if (round == ROUNDS_MAX) {
                throw new AssertionError("it never calms down; its last lines:\n" + lastLines(simulation));
            }
        }
    }

    private static int written(Simulation simulation) {
        return simulation.links().stream()
                .mapToInt(link -> link.transactions().size())
                .sum();
    }

    private static String lastLines(Simulation simulation) {
        List<String> lines = simulation.log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static void check(Simulation simulation, String port) {
        SimulatedHost host = simulation.host();
        Optional<PortBinding> row = host.port(port);
        assertThat(row.flatMap(PortBinding::up))
                .as("%s is up: %s\n%s", port, row, lastLines(simulation))
                .contains(true);
        assertThat(row.flatMap(PortBinding::chassis))
                .isEqualTo(host.chassis("hv1").map(Chassis::ref));
        assertThat(host.vifs().filter(vif -> port.equals(vif.externalIds().get("iface-id"))))
                .as("interfaces of %s", port)
                .hasSize(1);
    }

    /** Writes junk into every column that the daemon reads and that takes any text, and makes rows to have more of them. */
    private static final class Vandal {
        private final SimulatedHost host;
        private final Random random;
        private final Junk junk;
        private int made;

        Vandal(SimulatedHost host, Random random) {
            this.host = host;
            this.random = random;
            this.junk = new Junk(random);
        }

        void act() {
            for (int i = random.nextInt(8); i >= 0; i--) {
                if (random.nextInt(3) == 0) {
                    add();
                }
                change(host.local(), Monitored.local());
                change(host.southbound(), Monitored.southbound());
            }
        }

        private void add() {
            made++;
            switch (random.nextInt(5)) {
                case 0 -> request("bad" + made);
                case 1 -> host.addVif("bad" + made, Map.of("iface-id", "bad" + random.nextInt(1 + made)));
                case 2 ->
                    host.southbound()
                            .insert(Chassis.builder().name("bad" + made).hostname(junk.text()));
                case 3 -> host.local().insert(Bridge.builder().name("bad" + made));
                default ->
                    host.southbound()
                            .insert(io.ovnchassis.ovsdb.tables.sb.Mirror.builder()
                                    .name("bad" + made));
            }
        }

        /** A port that would be plugged like any other, were it not for what is written into its options later. */
        private void request(String port) {
            host.addPort(port, random.nextBoolean());
            host.setOption(port, "requested-chassis", Optional.of("hv1"));
            host.setOption(port, "vif-plug-type", Optional.of("dummy"));
        }

        private void change(FakeServer server, MonitorPlan plan) {
            change(server, plan, junk.any(List.copyOf(plan.columns().keySet())));
        }

        private <R extends Row<R>> void change(FakeServer server, MonitorPlan plan, Table<R> table) {
            List<R> rows = List.copyOf(server.rows(table));
            List<Column<R, ?>> columns = texts(table, plan.columns(table));
            if (rows.isEmpty() || columns.isEmpty()) {
                return;
            }
            R row = junk.any(rows);
            Column<R, ?> column = junk.any(columns);
            if (isMap(column)) {
                Map<Object, Object> map = new TreeMap<>((Map<?, ?>) PlainCell.of(column, row));
                map.putAll(isOurs(row) ? withoutCommands(junk.map()) : junk.map());
                write(server, row, column, map);
            } else if (!isOurs(row)) {
                write(server, row, column, cell(column));
            }
        }

        /** Everything in them but their maps is the daemon's own, or a good port's. */
        private boolean isOurs(Row<?> row) {
            return switch (row) {
                case OpenVSwitch _, ChassisPrivate _, Encap _ -> true;
                case Bridge bridge -> !bridge.name().startsWith("bad");
                case Chassis chassis -> chassis.name().equals("hv1");
                case PortBinding port -> GOOD.contains(port.logicalPort());
                case Interface vif -> !vif.name().startsWith("bad");
                default -> false;
            };
        }

        private static Map<String, String> withoutCommands(Map<String, String> map) {
            Map<String, String> harmless = new LinkedHashMap<>(map);
            harmless.keySet().removeIf(COMMANDING::contains);
            harmless.keySet().removeIf(key -> key.startsWith("vif-plug") || key.startsWith("requested-chassis"));
            harmless.keySet().remove("iface-id-ver");
            return harmless;
        }

        private static <R extends Row<R>> List<Column<R, ?>> texts(Table<R> table, ColumnSet monitored) {
            List<Column<R, ?>> texts = new ArrayList<>();
            for (Column<R, ?> column : table.columns()) {
                // Names are unique, and a server keeps them so.
                if (monitored.contains(column)
                        && takesText(column)
                        && !column.name().equals("name")) {
                    texts.add(column);
                }
            }
            texts.removeIf(column -> column.equals(PortBinding.LOGICAL_PORT));
            return texts;
        }

        private static boolean takesText(Column<?, ?> column) {
            return column.keyType() == Atom.STRING
                    && (!(column instanceof MapColumn<?, ?, ?> map) || map.valueType() == Atom.STRING);
        }

        private static boolean isMap(Column<?, ?> column) {
            return column instanceof MapColumn<?, ?, ?>;
        }

        private Object cell(Column<?, ?> column) {
            return switch (column) {
                case ScalarColumn<?, ?> _ -> junk.text();
                case OptionalColumn<?, ?> _ -> random.nextBoolean() ? List.of() : List.of(junk.text());
                case SetColumn<?, ?> _ -> List.of(junk.text(), junk.text() + "2");
                case MapColumn<?, ?, ?> _ -> junk.map();
            };
        }

        private static <R extends Row<R>> void write(FakeServer server, R row, Column<R, ?> column, Object cell) {
            server.table(row.definition()).put(PlainCell.into(row, Map.of(column, cell)));
        }
    }
}
