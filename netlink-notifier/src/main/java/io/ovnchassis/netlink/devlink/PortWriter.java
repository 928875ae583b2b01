package io.ovnchassis.netlink.devlink;

import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;

/** Writes a devlink port: what {@link PortReader} reads. */
final class PortWriter {
    private PortWriter() {}

    static Request write(RequestBuilder message, DevlinkPort port) {
        message.string(PortReader.BUS, port.key().bus())
                .string(PortReader.DEVICE, port.key().device())
                .u32(PortReader.INDEX, port.key().index())
                .u16(PortReader.TYPE, port.type().number())
                .u16(PortReader.FLAVOUR, port.flavour().number());
        if (port.attachment().interfaceIndex() != 0) {
            message.u32(PortReader.NETDEV_INDEX, port.attachment().interfaceIndex())
                    .string(PortReader.NETDEV_NAME, port.attachment().name());
        }
        DevlinkPort.Numbers numbers = port.numbers();
        numbers.port().ifPresent(number -> message.u32(PortReader.NUMBER, number));
        numbers.controller().ifPresent(number -> message.u32(PortReader.CONTROLLER, number));
        numbers.pf().ifPresent(number -> message.u16(PortReader.PF, number));
        numbers.vf().ifPresent(number -> message.u16(PortReader.VF, number));
        numbers.sf().ifPresent(number -> message.u32(PortReader.SF, number));
        message.u8(PortReader.EXTERNAL, numbers.isExternal() ? 1 : 0);
        port.function().ifPresent(function -> message.nest(PortReader.FUNCTION, nest -> write(nest, function)));
        return message.build();
    }

    private static void write(RequestBuilder message, DevlinkPort.Function function) {
        message.mac(PortReader.FUNCTION_ADDRESS, function.address())
                .u8(PortReader.FUNCTION_STATE, function.isActive() ? PortReader.ACTIVE : 0)
                .u8(PortReader.FUNCTION_OPSTATE, function.isAttached() ? PortReader.ATTACHED : 0);
    }
}
