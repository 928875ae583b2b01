package io.ovnchassis.controller;

import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.Setting;
import io.ovnchassis.ovsdb.session.Remote;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the command line and the environment decide for the whole life of the process.
 *
 * @param chassisName what they say about the name of the chassis
 * @param localDatabase where the local Open_vSwitch database is
 * @param controlSocket the control socket; empty for none
 * @param dummyVifPlug whether the dummy VIF plug provider is there
 * @param vifPlugTimeout how long a call of a VIF plug provider may take
 * @param vifPlugFolder the folder with jars of VIF plug providers; empty for none
 * @param vifPlugState the directory in which VIF plug providers keep their state
 * @param metricsListen where to serve metrics and the page; empty for nowhere
 * @param version the text of {@code --version}
 * @param commandLine all of the command line, as people are shown it
 */
public record Settings(
        ChassisName chassisName,
        List<Remote> localDatabase,
        Optional<Path> controlSocket,
        boolean dummyVifPlug,
        Duration vifPlugTimeout,
        Optional<Path> vifPlugFolder,
        Path vifPlugState,
        Optional<InetSocketAddress> metricsListen,
        String version,
        List<Setting> commandLine) {
    public Settings {
        localDatabase = List.copyOf(localDatabase);
        commandLine = List.copyOf(commandLine);
    }
}
