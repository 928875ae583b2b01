package io.ovnchassis.tests.benchmark.micro;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.wire.ByteInput;
import io.ovnchassis.ovsdb.wire.Cursor;
import io.ovnchassis.ovsdb.wire.MalformedMessageException;
import io.ovnchassis.ovsdb.wire.Message;
import io.ovnchassis.ovsdb.wire.MessageReader;
import io.ovnchassis.ovsdb.wire.MonitorMethod;
import io.ovnchassis.ovsdb.wire.Payloads;
import io.ovnchassis.ovsdb.wire.Updates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The contents of a southbound database, all tables of it, as its server sends them in one message. */
final class Contents {
    private final Updates updates = new Updates();

    Contents() {
        for (Table<?> table : OvnSouthboundDatabase.DATABASE.tables()) {
            updates.monitor(table, table.allColumns(), ColumnSet.NONE);
        }
    }

    /** Asks a server for them, and gives the text of the reply. */
    byte[] fetch(Path socket) throws IOException, MalformedMessageException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(request().getBytes(StandardCharsets.UTF_8)));
            read(into -> {
                int start = into.position();
                int count = channel.read(into);
                text.writeBytes(copy(into, start, into.position()));
                return count;
            });
        }
        return text.toByteArray();
    }

    /** Decodes the text of a reply. */
    DatabaseUpdate decode(byte[] text) throws IOException, MalformedMessageException {
        ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(text));
        return read(channel::read);
    }

    private DatabaseUpdate read(ByteInput input) throws IOException, MalformedMessageException {
        Message<DatabaseUpdate> message = new MessageReader<>(input, new Replies()).read();
        if (message instanceof Message.Reply<DatabaseUpdate>(String _, DatabaseUpdate update)) {
            return update;
        }
        throw new IllegalStateException("no reply but " + message);
    }

    private static byte[] copy(ByteBuffer buffer, int from, int to) {
        byte[] bytes = new byte[to - from];
        buffer.get(from, bytes);
        return bytes;
    }

    /** RFC 7047 section 4.1.5, with the name of ovsdb-server(7) section 4.1.12. */
    private static String request() {
        String tables = OvnSouthboundDatabase.DATABASE.tables().stream()
                .map(table -> "\"%s\":[{\"columns\":[%s]}]".formatted(table.name(), columns(table)))
                .collect(Collectors.joining(","));
        return "{\"id\":1,\"method\":\"monitor_cond\",\"params\":[\"OVN_Southbound\",null,{" + tables + "}]}";
    }

    private static String columns(Table<?> table) {
        return table.columns().stream()
                .map(Column::name)
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(","));
    }

    private final class Replies implements Payloads<DatabaseUpdate> {
        @Override
        public DatabaseUpdate params(String method, Cursor in) {
            throw new IllegalStateException("the server calls " + method);
        }

        @Override
        public DatabaseUpdate result(Cursor in) {
            return updates.read(in, MonitorMethod.MONITOR_COND, DatabaseUpdate.Kind.SNAPSHOT);
        }
    }
}
