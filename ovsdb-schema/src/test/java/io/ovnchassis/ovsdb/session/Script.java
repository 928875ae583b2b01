package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.util.Map;

/** What a server says to bring a session about, with one table of a few columns. */
final class Script {
    static final String DATABASE = "OVN_Southbound";
    static final MonitorPlan PLAN = new MonitorPlan(
            OvnSouthboundDatabase.DATABASE,
            Map.of(Encap.TABLE, ColumnSet.of(Encap.IP, Encap.CHASSIS_NAME, Encap.OPTIONS)));

    static final String NO_TRANSACTION = "00000000-0000-0000-0000-000000000000";
    static final String TRANSACTION = "11111111-2222-3333-4444-555555555555";
    static final String ROW = "01234567-89ab-cdef-0123-456789abcdef";

    static final String SCHEMA = """
            {"name":"OVN_Southbound","version":"1.0.0","tables":{"Encap":{"columns":{"ip":{"type":"string"},\
            "chassis_name":{"type":"string"},"options":{"type":{"key":"string","value":"string","min":0,\
            "max":"unlimited"}}}}}}""";

    static final String SERVER_SCHEMA = """
            {"name":"_Server","version":"1.2.0","tables":{"Database":{"columns":{"name":{"type":"string"},\
            "model":{"type":{"key":{"type":"string","enum":["set",["clustered","relay","standalone"]]}}},\
            "connected":{"type":"boolean"},"leader":{"type":"boolean"},"schema":{"type":{"min":0,"key":"string"}},\
            "index":{"type":{"min":0,"key":"integer"}},"cid":{"type":{"min":0,"key":"uuid"}}}}}}""";

    private Script() {}

    /** The contents of a table with one row. */
    static String contents(String ip) {
        return row("initial", "{\"ip\":\"" + ip + "\"}");
    }

    static String row(String kind, String cells) {
        return "{\"Encap\":{\"" + ROW + "\":{\"" + kind + "\":" + cells + "}}}";
    }

    /** The contents of {@code _Server}, as a member of a cluster has them. */
    static String member(boolean connected, long index) {
        String schema = SCHEMA.replace("\"", "\\\"");
        return "{\"Database\":{\"" + ROW + "\":{\"initial\":{\"name\":\"OVN_Southbound\",\"model\":\"clustered\","
                + "\"connected\":" + connected + ",\"index\":" + index + ",\"schema\":\"" + schema + "\"}}}}";
    }

    /** Goes as far as the request for the contents, as a server without {@code _Server}; gives its id. */
    static String untilContents(ScriptedPeer.Call call, String last) {
        call.refuse(call.expect("get_schema", "_Server"), "unknown database");
        call.reply(call.expect("get_schema", DATABASE), SCHEMA);
        return call.expect("monitor_cond_since", last);
    }

    /** Goes through to the contents. */
    static void serve(ScriptedPeer.Call call, String contents) {
        call.reply(untilContents(call, ""), "[false,\"" + TRANSACTION + "\"," + contents + "]");
    }

    /** The same, with the results of {@code _Server}, as a member of a cluster. */
    static void serveMember(ScriptedPeer.Call call, long index, String contents) {
        call.reply(call.expect("get_schema", "_Server"), SERVER_SCHEMA);
        call.reply(call.expect("monitor_cond", "[\"_Server\",\"_Server\","), member(true, index));
        call.reply(call.expect("set_db_change_aware", "[true]"), "{}");
        call.reply(call.expect("get_schema", DATABASE), SCHEMA);
        call.reply(call.expect("monitor_cond_since"), "[false,\"" + TRANSACTION + "\"," + contents + "]");
    }
}
