package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.sys.KernelTransport;
import io.ovnchassis.vifplug.VifPlugPlugin;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.VifPlugProviderFactory;
import java.nio.file.Path;
import java.util.List;

/** The entry of the jar: one provider, on the kernel of this machine. */
public final class RepresentorPlugin implements VifPlugPlugin {
    /** For the daemon. */
    public RepresentorPlugin() {}

    @Override
    public List<VifPlugProviderFactory> factories() {
        return List.of(new VifPlugProviderFactory() {
            @Override
            public String type() {
                return RepresentorProvider.TYPE;
            }

            @Override
            public VifPlugProvider create() {
                return new RepresentorProvider(KernelTransport::here, new SmartNicFiles(Path.of("/sys/class/net")));
            }
        });
    }
}
