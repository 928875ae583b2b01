package io.ovnchassis.controller.qos;

import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.tables.Difference;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the queues that are missing, puts right those that differ, and removes those of ours that are not wanted. */
public final class QueueCommit implements Contributor {
    private static final String TYPE = "linux-htb";

    private final Map<String, Difference<WantedQueue, PresentQueue>> differences;
    private final TableView<Port> ports;
    private final TableView<QoS> qos;

    public QueueCommit(Map<String, Difference<WantedQueue, PresentQueue>> differences, Replica local) {
        this.differences = differences;
        this.ports = local.table(Port.TABLE);
        this.qos = local.table(QoS.TABLE);
        ports.index(Port.QOS);
    }

    @Override
    public String name() {
        return "qos";
    }

    @Override
    public void contribute(Transaction transaction) {
        if (!differences.isEmpty()) {
            Pass pass = new Pass(transaction);
            differences.values().forEach(pass::removeOthers);
            differences.forEach(pass::settle);
            pass.writeQueues();
        }
    }

    /** One transaction. The queues of a port that leads out are put together first, as several may come and go. */
    private final class Pass {
        private final TableEditor<Port> portEditor;
        private final TableEditor<QoS> qosEditor;
        private final TableEditor<Queue> queueEditor;
        private final Map<Ref<QoS>, Map<Long, Ref<Queue>>> queuesOf = new HashMap<>();
        private final Map<Ref<Port>, Map<Long, Ref<Queue>>> firstQueuesOf = new HashMap<>();
        private final Map<Ref<Port>, WantedQueue> firstOf = new HashMap<>();

        Pass(Transaction transaction) {
            this.portEditor = transaction.edit(Port.TABLE);
            this.qosEditor = transaction.edit(QoS.TABLE);
            this.queueEditor = transaction.edit(Queue.TABLE);
        }

        private Map<Long, Ref<Queue>> queuesOf(QoS row) {
            return queuesOf.computeIfAbsent(row.ref(), _ -> new TreeMap<>(row.queues()));
        }

        private static Optional<PresentQueue> kept(Difference<WantedQueue, PresentQueue> difference) {
            return difference
                    .wanted()
                    .flatMap(wanted ->
                            difference.present().stream().filter(wanted::isOn).findFirst());
        }

        void removeOthers(Difference<WantedQueue, PresentQueue> difference) {
            Optional<PresentQueue> kept = kept(difference);
            for (PresentQueue queue : difference.present()) {
                if (!Optional.of(queue).equals(kept)) {
                    queuesOf(queue.qos()).remove(queue.key());
                    queueEditor.delete(queue.queue());
                } else if (difference.wanted().stream()
                        .anyMatch(wanted -> wanted.wish().id() != queue.key())) {
                    queuesOf(queue.qos()).remove(queue.key());
                }
            }
        }

        void settle(String port, Difference<WantedQueue, PresentQueue> difference) {
            difference.wanted().ifPresent(wanted -> {
                Optional<PresentQueue> kept = kept(difference);
                kept.ifPresent(queue -> queueEditor.set(
                        queue.queue(),
                        Queue.OTHER_CONFIG,
                        SortedArrayMap.copyOf(wanted.wish().config())));
                place(wanted)
                        .put(
                                wanted.wish().id(),
                                kept.map(queue -> queue.queue().ref()).orElseGet(() -> insert(port, wanted)));
            });
        }

        private Ref<Queue> insert(String port, WantedQueue wanted) {
            return queueEditor.insert(Queue.builder()
                    .otherConfig(wanted.wish().config())
                    .externalIds(Map.of(PresentQueue.QUEUE_MARK, port)));
        }

        private Map<Long, Ref<Queue>> place(WantedQueue wanted) {
            Optional<QoS> row = wanted.egress().qos().flatMap(qos::get);
            if (row.isPresent()) {
                return queuesOf(row.get());
            }
            firstOf.putIfAbsent(wanted.egress().ref(), wanted);
            return firstQueuesOf.computeIfAbsent(wanted.egress().ref(), _ -> new TreeMap<>());
        }

        void writeQueues() {
            queuesOf.forEach((ref, queues) -> qos.get(ref).ifPresent(row -> write(row, queues)));
            firstQueuesOf.forEach(
                    (ref, queues) -> Optional.ofNullable(firstOf.get(ref)).ifPresent(first -> create(first, queues)));
        }

        private void write(QoS row, Map<Long, Ref<Queue>> queues) {
            if (queues.isEmpty()) {
                ports.index(Port.QOS)
                        .findAll(row.ref())
                        .forEach(port -> portEditor.set(port, Port.QOS, Optional.empty()));
                qosEditor.delete(row);
                return;
            }
            row.queues().keySet().stream()
                    .filter(key -> !queues.containsKey(key))
                    .forEach(key -> qosEditor.remove(row, QoS.QUEUES, key));
            queues.forEach((key, queue) -> {
                if (!queue.equals(row.queues().get(key))) {
                    qosEditor.put(row, QoS.QUEUES, key, queue);
                }
            });
        }

        private void create(WantedQueue first, Map<Long, Ref<Queue>> queues) {
            Ref<QoS> row = qosEditor.insert(QoS.builder()
                    .type(TYPE)
                    .queues(queues)
                    .otherConfig(Map.of("max-rate", Long.toString(first.maxRate())))
                    .externalIds(Map.of(PresentQueue.QOS_MARK, "true")));
            portEditor.set(first.egress(), Port.QOS, Optional.of(row));
        }
    }
}
