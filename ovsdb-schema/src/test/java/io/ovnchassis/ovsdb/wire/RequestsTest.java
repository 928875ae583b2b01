package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestsTest {
    @Test
    void everyRequestIsWrittenAsTheServerWantsIt() {
        assertThat(text(Requests.getSchema("1", "_Server")))
                .isEqualTo("{\"id\":1,\"method\":\"get_schema\",\"params\":[\"_Server\"]}");
        assertThat(text(Requests.setDbChangeAware("2")))
                .isEqualTo("{\"id\":2,\"method\":\"set_db_change_aware\",\"params\":[true]}");
        assertThat(text(Requests.echo("\"echo\""))).isEqualTo("{\"id\":\"echo\",\"method\":\"echo\",\"params\":[]}");
        assertThat(text(Requests.reply("\"é\"", "[1]"))).isEqualTo("{\"id\":\"é\",\"result\":[1],\"error\":null}");
    }

    @Test
    void monitorsAreNamedLikeTheirDatabase() {
        Map<String, List<String>> columns = Map.of("U", List.of(), "T", List.of("a", "b"));
        assertThat(text(Requests.monitor("3", MonitorMethod.MONITOR, "D", columns, Map.of())))
                .isEqualTo("{\"id\":3,\"method\":\"monitor\",\"params\":[\"D\",\"D\","
                        + "{\"T\":[{\"columns\":[\"a\",\"b\"]}],\"U\":[{\"columns\":[]}]}]}");
        assertThat(text(Requests.monitorSince(
                        "4", "D", Map.of("T", List.of("a")), Map.of("T", "[false]"), new UUID(1, 2))))
                .isEqualTo(
                        "{\"id\":4,\"method\":\"monitor_cond_since\",\"params\":[\"D\",\"D\",{\"T\":[{\"columns\":[\"a\"],\"where\":[false]}]},"
                                + "\"00000000-0000-0001-0000-000000000002\"]}");
    }

    @Test
    void onlyTheConditionsThatChangeAreNamed() {
        assertThat(text(Requests.changeConditions("7", "D", Map.of("T", "[true]"))))
                .isEqualTo("{\"id\":7,\"method\":\"monitor_cond_change\",\"params\":[\"D\",\"D\","
                        + "{\"T\":[{\"where\":[true]}]}]}");
    }

    @Test
    void theOperationsOfATransactionFollowTheNameOfTheDatabase() {
        assertThat(text(Requests.transact("5", "D", " [{\"op\":\"comment\",\"comment\":\"é\"} , {}] ")))
                .isEqualTo("{\"id\":5,\"method\":\"transact\",\"params\":[\"D\","
                        + "{\"op\":\"comment\",\"comment\":\"é\"} , {}]}");
        assertThat(text(Requests.transact("6", "D", "[]")))
                .isEqualTo("{\"id\":6,\"method\":\"transact\",\"params\":[\"D\"]}");
    }

    private static String text(byte[] request) {
        return new String(request, StandardCharsets.UTF_8);
    }
}
