package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final Orders orders = new Orders(wakeUps::incrementAndGet);

    @Test
    void theLatestWordCountsAndIsTakenOnce() {
        Remote one = new Remote.Tcp("192.0.2.1", 6642);
        Remote two = new Remote.Tcp("192.0.2.2", 6642);
        assertThat(orders.takeNews()).isFalse();

        orders.remotes(List.of(one));
        orders.remotes(List.of(two));

        assertThat(wakeUps).hasValue(2);
        assertThat(orders.takeNews()).isTrue();
        assertThat(orders.takeNews()).isFalse();
        assertThat(orders.takeRemotes()).contains(List.of(two));
        assertThat(orders.takeRemotes()).isEmpty();
    }

    @Test
    void transactionsComeOutInOrder() {
        orders.transact(new Orders.Transaction(1, 1, "[]"));
        orders.transact(new Orders.Transaction(1, 2, "[]"));

        assertThat(orders.takeTransaction()).map(Orders.Transaction::id).contains(1L);
        assertThat(orders.takeTransaction()).map(Orders.Transaction::id).contains(2L);
        assertThat(orders.takeTransaction()).isEmpty();
    }

    @Test
    void tooManyTransactionsAreNoticed() {
        for (int i = 0; i < 256; i++) {
            orders.transact(new Orders.Transaction(1, i, "[]"));
        }
        assertThat(orders.takeOverrun()).isFalse();
        orders.transact(new Orders.Transaction(1, 256, "[]"));
        assertThat(orders.takeOverrun()).isTrue();
        assertThat(orders.takeOverrun()).isFalse();
    }
}
