package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

class ProviderLoggerTest {
    /** The JDK's own short form passes no array of parameters at all. */
    @Test
    void textWithoutParametersIsLogged() {
        System.Logger logger = new ProviderLogger("acme");

        assertThatCode(() -> logger.log(Level.INFO, "it's {0}")).doesNotThrowAnyException();
    }
}
