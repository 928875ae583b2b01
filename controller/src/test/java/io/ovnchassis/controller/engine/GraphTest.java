package io.ovnchassis.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GraphTest {
    private final NumberLeaf chassis = new NumberLeaf("SB_chassis");
    private final NumberLeaf ports = new NumberLeaf("SB_port_binding");
    private final NumberLeaf bridge = new NumberLeaf("OVS_bridge");
    private final SumNode runtime =
            new SumNode("runtime_data").reads(chassis).absorbs(ports).ignores(bridge);
    private final SumNode flows = new SumNode("lflow_output").absorbs(runtime).absorbs(ports);

    @Test
    void nodesAreOrderedDepthFirstByDeclarationOfInputs() {
        assertThat(new Graph(flows).order()).containsExactly(chassis, ports, bridge, runtime, flows);
    }

    @Test
    void dotShowsEveryNodeBehindItsInputs() {
        assertThat(new Engine(flows, () -> 0).dot()).isEqualTo("""
                digraph "Incremental-Processing-Engine" {
                \trankdir=LR;
                \tSB_chassis [style=filled, shape=box, fillcolor=white, label="SB_chassis"];
                \tSB_port_binding [style=filled, shape=box, fillcolor=white, label="SB_port_binding"];
                \tOVS_bridge [style=filled, shape=box, fillcolor=white, label="OVS_bridge"];
                \truntime_data [style=filled, shape=box, fillcolor=white, label="runtime_data"];
                \tSB_chassis -> runtime_data [label=""];
                \tSB_port_binding -> runtime_data [label="runtime_data_SB_port_binding_handler"];
                \tOVS_bridge -> runtime_data [label="engine_noop_handler"];
                \tlflow_output [style=filled, shape=box, fillcolor=white, label="lflow_output"];
                \truntime_data -> lflow_output [label="lflow_output_runtime_data_handler"];
                \tSB_port_binding -> lflow_output [label="lflow_output_SB_port_binding_handler"];
                }
                """);
    }

    @Test
    void dotOfANodeStartsWithItAndLeadsToItsInputs() {
        assertThat(new Engine(flows, () -> 0).dot("runtime_data")).isEqualTo("""
                digraph "Incremental-Processing-Engine" {
                \trankdir=LR;
                \truntime_data [style=filled, shape=box, fillcolor=white, label="runtime_data"];
                \tSB_chassis -> runtime_data [label=""];
                \tSB_chassis [style=filled, shape=box, fillcolor=white, label="SB_chassis"];
                \tSB_port_binding -> runtime_data [label="runtime_data_SB_port_binding_handler"];
                \tSB_port_binding [style=filled, shape=box, fillcolor=white, label="SB_port_binding"];
                \tOVS_bridge -> runtime_data [label="engine_noop_handler"];
                \tOVS_bridge [style=filled, shape=box, fillcolor=white, label="OVS_bridge"];
                }
                """);
    }

    @Test
    void dotOfAnUnknownNodeIsAnEmptyGraph() {
        assertThat(new Engine(flows, () -> 0).dot("nonesuch"))
                .isEqualTo("digraph \"Incremental-Processing-Engine\" {\n\trankdir=LR;\n}\n");
    }

    @Test
    void cycleIsRejectedWithItsPath() {
        SumNode one = new SumNode("one");
        SumNode two = new SumNode("two").reads(one);
        one.reads(two);

        assertThatThrownBy(() -> new Engine(new SumNode("root").reads(one), () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the graph has a cycle: root <- one <- two <- one");
    }

    @Test
    void nodeThatReadsItselfIsACycle() {
        SumNode one = new SumNode("one");
        one.reads(one);

        assertThatThrownBy(() -> new Engine(one, () -> 0)).hasMessage("the graph has a cycle: one <- one");
    }

    @Test
    void twoNodesOfOneNameAreRejected() {
        SumNode sum = new SumNode("sum").reads(chassis).reads(new NumberLeaf("SB_chassis"));

        assertThatThrownBy(() -> new Engine(sum, () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two nodes have the name SB_chassis");
    }

    @Test
    void sameInputTwiceIsRejected() {
        assertThatThrownBy(() -> new SumNode("sum").reads(chassis).absorbs(chassis))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node sum: input SB_chassis is declared twice");
    }

    @Test
    void derivedNodeWithoutInputsIsRejected() {
        assertThatThrownBy(() -> new Engine(new SumNode("sum"), () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node sum has no inputs: make it a Leaf");
    }

    @Test
    void inputDeclaredAfterTheEngineWasBuiltIsRejected() {
        Engine engine = new Engine(flows, () -> 0);

        assertThatThrownBy(() -> flows.reads(bridge))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("node lflow_output: input OVS_bridge was declared after the engine was built");
        assertThat(engine.dot()).doesNotContain("OVS_bridge -> lflow_output");
    }

    @Test
    void nodeCannotBelongToTwoEngines() {
        assertThat(new Engine(runtime, () -> 0).statistics().nodes()).hasSize(4);

        assertThatThrownBy(() -> new Engine(flows, () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node SB_chassis already belongs to an engine");
    }

    @Test
    void nameThatWouldBreakTheGraphIsRejected() {
        assertThatThrownBy(() -> new NumberLeaf("a -> b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node name \"a -> b\" must consist of letters, digits and underscores");
    }
}
