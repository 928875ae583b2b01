package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationResultsTest {
    @Test
    void everyKindOfResultIsRead() {
        Cursor in = Cursor.over("""
                [{"uuid":["uuid","01234567-89ab-cdef-0123-456789abcdef"]},{"count":3},{},{"rows":[{"a":[1]}]},
                 {"details":"it is there already","error":"constraint violation","syntax":"{}"},null]""");
        in.beginArray();
        assertThat(in.nextElement()).isTrue();

        assertThat(OperationResults.readAll(in))
                .isEqualTo(List.of(
                        new OperationResult.Succeeded(
                                0, Optional.of(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"))),
                        new OperationResult.Succeeded(3, Optional.empty()),
                        new OperationResult.Succeeded(0, Optional.empty()),
                        new OperationResult.Succeeded(0, Optional.empty()),
                        new OperationResult.Failed(new OperationError("constraint violation", "it is there already")),
                        new OperationResult.NotTried()));
    }
}
