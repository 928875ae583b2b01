package io.ovnchassis.netlink.devlink;

import io.ovnchassis.netlink.Dump;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A family of generic netlink, with the numbers that this kernel gave it when it started.
 *
 * @param name what it is known by
 * @param id the type of its messages
 * @param groups its multicast groups, by name
 */
public record GenericFamily(String name, int id, Map<String, Integer> groups) {
    static final int CONTROLLER = 0x10; // GENL_ID_CTRL, linux/genetlink.h
    private static final int NEW_FAMILY = 1; // CTRL_CMD_NEWFAMILY
    private static final int GET_FAMILY = 3; // CTRL_CMD_GETFAMILY
    private static final int FAMILY_ID = 1; // CTRL_ATTR_FAMILY_ID
    private static final int FAMILY_NAME = 2; // CTRL_ATTR_FAMILY_NAME
    private static final int GROUPS = 7; // CTRL_ATTR_MCAST_GROUPS
    private static final int GROUP_NAME = 1; // CTRL_ATTR_MCAST_GRP_NAME
    private static final int GROUP_ID = 2; // CTRL_ATTR_MCAST_GRP_ID

    public GenericFamily {
        groups = Map.copyOf(groups);
    }

    /**
     * Looks a family up.
     *
     * @throws NetlinkFault when this kernel does not have it; the message says what to do
     */
    public static GenericFamily resolve(Requests requests, String name) {
        String operation = "generic netlink family " + name;
        String remedy = "load the kernel module that has it, or use a kernel that was built with it";
        return switch (requests.dump(request(operation, name), GenericFamily::decode)) {
            case Dump.Complete<GenericFamily> found ->
                found.objects().stream()
                        .findFirst()
                        .orElseThrow(() -> NetlinkFault.failed(operation, Errno.ENOENT.number(), remedy));
            case Dump.Interrupted<GenericFamily> _ ->
                throw NetlinkFault.failed(operation, Errno.EINTR.number(), "try again");
            case Dump.Refused<GenericFamily> refused ->
                throw NetlinkFault.failed(operation, refused.fault().errno(), remedy);
        };
    }

    static Request request(String operation, String name) {
        return GenericMessages.request(operation, CONTROLLER, 0, GET_FAMILY)
                .string(FAMILY_NAME, name)
                .build();
    }

    /**
     * The number of one of its multicast groups.
     *
     * @throws NetlinkFault when this kernel does not have it
     */
    public int group(String group) {
        Integer id = groups.get(group);
        if (id == null) {
            String operation = "multicast group " + group + " of generic netlink family " + name;
            throw NetlinkFault.failed(operation, Errno.ENOENT.number(), "use a newer kernel");
        }
        return id;
    }

    /** The family with its groups: what a kernel says of it. */
    public Request describe() {
        return GenericMessages.request("family " + name, CONTROLLER, 0, NEW_FAMILY)
                .u16(FAMILY_ID, id)
                .string(FAMILY_NAME, name)
                .nest(
                        GROUPS,
                        list -> groups.forEach((group, number) -> list.nest(
                                1, entry -> entry.u32(GROUP_ID, number).string(GROUP_NAME, group))))
                .build();
    }

    static Optional<GenericFamily> decode(Message message) {
        if (message.type() != CONTROLLER || GenericMessages.command(message) != NEW_FAMILY) {
            return Optional.empty();
        }
        int id = 0;
        String name = "";
        Map<String, Integer> groups = new HashMap<>();
        AttributeCursor attributes = message.attributes(GenericMessages.HEADER);
        while (attributes.next()) {
            switch (attributes.type()) {
                case FAMILY_ID -> id = attributes.u16();
                case FAMILY_NAME -> name = attributes.string();
                case GROUPS -> readGroups(attributes.nested(), groups);
                default -> {}
            }
        }
        return Optional.of(new GenericFamily(name, id, groups));
    }

    private static void readGroups(AttributeCursor list, Map<String, Integer> groups) {
        while (list.next()) {
            String name = "";
            int id = 0;
            AttributeCursor group = list.nested();
            while (group.next()) {
                switch (group.type()) {
                    case GROUP_NAME -> name = group.string();
                    case GROUP_ID -> id = group.s32();
                    default -> {}
                }
            }
            groups.put(name, id);
        }
    }
}
