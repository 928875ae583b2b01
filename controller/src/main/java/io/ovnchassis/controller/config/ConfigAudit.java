package io.ovnchassis.controller.config;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Phase: remembers since when each setting has the value that it has, and says in the log what is strange about the
 * configuration, once at the start and again when that changes. Main loop only.
 */
public final class ConfigAudit implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger("chassis");

    /** So many findings are said in the log; the command has them all. */
    private static final int MOST_SAID = 10;

    private final TableView<OpenVSwitch> table;
    private final Supplier<Optional<ChassisConfig>> config;
    private final EffectiveSettings effective;
    private final Lint lint;
    private final Clock clock;
    private Optional<Written> audited = Optional.empty();
    private Map<String, Dated> settings = new LinkedHashMap<>();
    private List<String> findings = List.of();
    private List<String> said = List.of();

    /** A setting, and since when it is so. */
    record Dated(Setting setting, Instant since) {}

    /** What does not change while the process lives. */
    public record Fixed(ChassisName chassisName, List<Setting> commandLine) {
        public Fixed {
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * Audits what {@code table} has and {@code config} was read from it.
     *
     * @param clock tells since when a setting is as it is
     */
    public ConfigAudit(
            TableView<OpenVSwitch> table, Supplier<Optional<ChassisConfig>> config, Fixed fixed, Clock clock) {
        this.table = table;
        this.config = config;
        this.effective = new EffectiveSettings(fixed.chassisName(), fixed.commandLine());
        this.lint = new Lint(fixed.chassisName(), fixed.commandLine());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "config-audit";
    }

    @Override
    public int run() {
        Optional<Written> written = table.rows().stream().findFirst().map(this::written);
        if (written.isEmpty() || written.equals(audited)) {
            return 0;
        }
        audited = written;
        date(effective.of(written.get()));
        findings = lint.findings(written.get());
        say(lint.unreported(written.get()));
        return 1;
    }

    private Written written(OpenVSwitch row) {
        return new Written(row.externalIds(), row.otherConfig(), row.ssl().isPresent(), config.get());
    }

    private void date(List<Setting> now) {
        Map<String, Dated> dated = new LinkedHashMap<>();
        for (Setting setting : now) {
            Dated before = settings.get(setting.key());
            boolean stays = before != null && before.setting().equals(setting);
            dated.put(setting.key(), stays ? before : new Dated(setting, clock.now()));
        }
        settings = dated;
    }

    private void say(List<String> now) {
        if (now.equals(said)) {
            return;
        }
        said = List.copyOf(now);
        if (said.isEmpty()) {
            LOG.info("config/lint: nothing to remark any more");
        }
        said.stream().limit(MOST_SAID).forEach(finding -> LOG.info("config/lint: {}", finding));
        if (said.size() > MOST_SAID) {
            LOG.info("config/lint: and {} more, which config/lint shows", said.size() - MOST_SAID);
        }
    }

    List<Dated> settings() {
        return List.copyOf(settings.values());
    }

    List<String> findings() {
        return findings;
    }

    /** {@code config/show} and {@code config/lint}. */
    public List<Command> commands() {
        return new ConfigCommands(this).all();
    }
}
