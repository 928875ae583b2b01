package io.ovnchassis.controller.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.ovsdb.tables.ovs.Ssl;
import io.ovnchassis.ovsdb.tls.Inventory;
import io.ovnchassis.ovsdb.tls.TlsFiles;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeysPhaseTest {
    private static final TlsFiles COMMAND_LINE = new TlsFiles(
            Optional.of(Path.of("/nowhere/key")),
            Optional.of(Path.of("/nowhere/certificate")),
            Optional.of(Path.of("/nowhere/ca")),
            false,
            Optional.of(Path.of("/nowhere/peer")));

    @RegisterExtension
    final LogLines log = LogLines.of("stream_ssl");

    private final FakeDatabase local = FakeDatabase.local();
    private final Keys keys = Keys.of(COMMAND_LINE, TlsOptions.defaults());
    private final KeysPhase phase = new KeysPhase(local.view(Ssl.TABLE), keys, new ManualClock());

    @AfterEach
    void close() {
        keys.close();
    }

    private Ssl insert(String key) {
        Ssl row = local.server()
                .insert(Ssl.builder()
                        .privateKey(key)
                        .certificate("/elsewhere/certificate")
                        .caCert("/elsewhere/ca")
                        .bootstrapCaCert(true));
        local.deliver();
        return row;
    }

    @Test
    void theRowWinsAsLongAsThereIsOne() {
        assertThat(phase.run()).isZero();
        assertThat(keys.watch().state().files()).isEqualTo(COMMAND_LINE);

        Ssl row = insert("/elsewhere/key");
        assertThat(phase.run()).isEqualTo(1);
        assertThat(phase.run()).isZero();
        TlsFiles ofTheRow = new TlsFiles(
                Optional.of(Path.of("/elsewhere/key")),
                Optional.of(Path.of("/elsewhere/certificate")),
                Optional.of(Path.of("/elsewhere/ca")),
                true,
                COMMAND_LINE.peerAuthorities());
        assertThat(keys.watch().state().files()).isEqualTo(ofTheRow);

        Ssl changed = local.server().set(row, Ssl.PRIVATE_KEY, "/elsewhere/other");
        local.deliver();
        phase.run();
        assertThat(keys.watch().state().files().privateKey()).contains(Path.of("/elsewhere/other"));

        local.server().delete(changed);
        local.deliver();
        assertThat(phase.run()).isEqualTo(1);
        assertThat(keys.watch().state().files()).isEqualTo(COMMAND_LINE);
    }

    @Test
    void anEmptyColumnNamesNoFile() {
        insert("");
        phase.run();

        assertThat(keys.watch().state().files().privateKey()).isEmpty();
        assertThat(log.lines()).anyMatch(line -> line.contains("no private key is configured"));
    }

    @Test
    void whatIsNotThereIsShownWithItsProblem() {
        List<String> shown = new ArrayList<>();
        phase.show().handler().run(List.of(), new Reply() {
            @Override
            public void success(String text) {
                shown.add(text);
            }

            @Override
            public void error(String text) {
                throw new AssertionError(text);
            }
        });

        assertThat(shown).singleElement().satisfies(text -> assertThat(text).isEqualTo("""
                files named by: the command line
                in use: no
                private key: /nowhere/key
                certificate: /nowhere/certificate
                  in use: none
                  on disk: none
                CA certificate: /nowhere/ca
                  in use: none
                  on disk: none
                peer CA certificate: /nowhere/peer
                  in use: none
                  on disk: none
                problem: private key /nowhere/key: no such file
                problem: certificate /nowhere/certificate: no such file
                problem: CA certificate /nowhere/ca: no such file
                problem: peer CA certificate /nowhere/peer: no such file
                """));
    }

    @Test
    void withoutAnyFileThereIsNothingToShow() {
        assertThat(new Report("the command line", new ManualClock().now())
                        .of(Keys.none().watch().state(), new Inventory(List.of())))
                .isEqualTo("no keys and certificates are configured\n");
    }
}
