package io.ovnchassis.vifplug.representor;

import static io.ovnchassis.vifplug.representor.Device.CARD;
import static io.ovnchassis.vifplug.representor.Device.PF_MAC;

import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import io.ovnchassis.vifplug.testkit.VifPlugProviderContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider keeps to all rules of the API. */
class RepresentorContractTest extends VifPlugProviderContract {
    @Override
    protected VifPlugProvider newProvider() {
        FakeKernel kernel = new FakeKernel();
        kernel.execute(LinkMessages.put(Device.link(100, "p0hpf"), NlMsgHeader.CREATE));
        kernel.execute(LinkMessages.put(Device.link(1000, "pf0vf0"), NlMsgHeader.CREATE));
        kernel.put(CARD.pf(0, PF_MAC, 100));
        kernel.put(CARD.vf(0, 0, 1000));
        return new RepresentorProvider(() -> kernel, _ -> Optional.empty());
    }

    @Override
    protected List<PlugRequest> requests() {
        String mac = PF_MAC.toString();
        return List.of(
                new PlugRequest("pf", Map.of("vif-plug:representor:pf-mac", mac), Optional.empty()),
                new PlugRequest(
                        "vf",
                        Map.of("vif-plug:representor:pf-mac", mac, "vif-plug:representor:vf-num", "0"),
                        Optional.empty()));
    }
}
