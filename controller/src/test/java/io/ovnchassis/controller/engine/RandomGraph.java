package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.RandomNode.Formula;
import io.ovnchassis.controller.engine.RandomNode.Mishaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A graph of random shape. The same seed gives the same shape, so that one can be the oracle of another. */
final class RandomGraph {
    final List<EntriesLeaf> leaves = new ArrayList<>();
    final List<RandomNode> derived = new ArrayList<>();
    final Engine engine;

    RandomGraph(long shapeSeed, Mishaps mishaps) {
        Random random = new Random(shapeSeed);
        List<Node<Entries>> nodes = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            leaves.add(new EntriesLeaf("leaf" + i));
        }
        nodes.addAll(leaves);
        for (int i = 1 + random.nextInt(10); i > 0; i--) {
            Formula formula = new Formula(random.nextInt(4) == 0, 2 + random.nextInt(4), random.nextInt(5) == 0);
            RandomNode node = new RandomNode("node" + i, formula, mishaps);
            connect(node, pick(nodes, 1 + random.nextInt(3), random), random);
            nodes.add(node);
            derived.add(node);
        }
        RandomNode root = new RandomNode("root", new Formula(false, 7, false), mishaps);
        connect(root, nodes, random);
        derived.add(root);
        engine = new Engine(root, () -> 0);
    }

    /** The same graph over the same leaves, computed once and from nothing. */
    static RandomGraph fromScratch(long shapeSeed, RandomGraph original) {
        RandomGraph scratch = new RandomGraph(shapeSeed, Mishaps.none());
        for (int i = 0; i < original.leaves.size(); i++) {
            scratch.leaves.get(i).copyFrom(original.leaves.get(i));
        }
        Runs.iterate(scratch.engine, () -> {});
        return scratch;
    }

    Map<String, Map<Integer, Integer>> outputs() {
        return derived.stream().collect(Collectors.toMap(Node::name, RandomNode::snapshot));
    }

    void edit(Random random) {
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            EntriesLeaf leaf = leaves.get(random.nextInt(leaves.size()));
            int key = random.nextInt(RandomNode.KEYS);
            if (random.nextInt(3) == 0) {
                leaf.remove(key);
            } else {
                leaf.put(key, random.nextInt(5));
            }
        }
    }

    private static List<Node<Entries>> pick(List<Node<Entries>> nodes, int count, Random random) {
        return random.ints(0, nodes.size())
                .distinct()
                .limit(Math.min(count, nodes.size()))
                .mapToObj(nodes::get)
                .toList();
    }

    private static void connect(RandomNode node, List<Node<Entries>> sources, Random random) {
        for (Node<Entries> source : sources) {
            if (random.nextInt(4) == 0) {
                node.reads(source);
            } else {
                node.absorbs(source);
            }
        }
    }
}
