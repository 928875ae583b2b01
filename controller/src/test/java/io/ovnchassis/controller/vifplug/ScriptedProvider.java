package io.ovnchassis.controller.vifplug;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A provider that answers as a test tells it to, and keeps what it was told. */
final class ScriptedProvider implements VifPlugProvider {
    final List<String> calls = new ArrayList<>();
    private final String type;
    private Set<String> maintained = Set.of();
    private Function<PlugRequest, PlugDecision> onPlug = request -> new PlugDecision.Plug(request.logicalPort());
    private Function<UnplugRequest, RemovalDecision> onRemoval = _ -> new RemovalDecision.Remove();

    ScriptedProvider(String type) {
        this.type = type;
    }

    ScriptedProvider maintaining(String... options) {
        maintained = Set.of(options);
        return this;
    }

    ScriptedProvider plugging(Function<PlugRequest, PlugDecision> answer) {
        onPlug = answer;
        return this;
    }

    ScriptedProvider removing(Function<UnplugRequest, RemovalDecision> answer) {
        onRemoval = answer;
        return this;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Set<String> maintainedInterfaceOptions() {
        return maintained;
    }

    @Override
    public PlugDecision prepare(PlugRequest request) {
        calls.add("prepare " + request.logicalPort());
        return onPlug.apply(request);
    }

    @Override
    public RemovalDecision prepareRemoval(UnplugRequest request) {
        calls.add("prepareRemoval " + request.logicalPort());
        return onRemoval.apply(request);
    }

    @Override
    public void committed(PlugRequest request, PlugDecision.Plug decision) {
        calls.add("committed " + request.logicalPort());
    }

    @Override
    public void aborted(PlugRequest request, PlugDecision.Plug decision) {
        calls.add("aborted " + request.logicalPort());
    }

    @Override
    public void removed(UnplugRequest request) {
        calls.add("removed " + request.logicalPort());
    }

    @Override
    public void removalAborted(UnplugRequest request) {
        calls.add("removalAborted " + request.logicalPort());
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
