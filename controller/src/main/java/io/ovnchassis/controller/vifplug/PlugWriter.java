package io.ovnchassis.controller.vifplug;

/** Writes actions into the transaction that is being made for the local database. */
interface PlugWriter {
    void write(PlugAction.Create create);

    void write(PlugAction.Update update);

    void write(PlugAction.Replace replace);

    void write(PlugAction.Unplug unplug);
}
