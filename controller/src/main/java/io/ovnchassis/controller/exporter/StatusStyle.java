package io.ovnchassis.controller.exporter;

/** How the page looks: in the light and in the dark. */
final class StatusStyle {
    static final String CSS = """
            :root{color-scheme:light dark;--ink:#1b2430;--soft:#5b6878;--line:#d8dee6;--paper:#fff;--panel:#f5f7fa;
            --good:#1a7f4b;--bad:#c0322b;--wait:#b7791f}
            @media(prefers-color-scheme:dark){:root{--ink:#e6ebf2;--soft:#9aa7b8;--line:#344052;--paper:#12171f;
            --panel:#1a212c;--good:#4cc38a;--bad:#ff8078;--wait:#e0b050}}
            body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,sans-serif}
            main{max-width:1500px;margin:0 auto;padding:20px}
            header{display:flex;align-items:center;gap:12px;flex-wrap:wrap;border-bottom:1px solid var(--line)}
            h1{font-size:22px;margin:8px 0}h2{font-size:16px;margin:26px 0 8px}small,header p{color:var(--soft)}
            table{border-collapse:collapse;width:100%}
            th{text-align:left;color:var(--soft);font-weight:500}
            th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
            .badge{padding:1px 9px;border-radius:9px;border:1px solid currentColor;font-size:12px}
            .passed{color:var(--good)}.failed,.obstacle{color:var(--bad)}.waiting{color:var(--wait)}
            .gates{white-space:nowrap}
            .gates i{display:inline-block;width:11px;height:11px;margin-right:3px;border-radius:3px;background:currentColor}
            .graph{overflow-x:auto;background:var(--panel);border-radius:8px;padding:8px}
            svg{max-width:100%;height:auto}
            svg rect{fill:var(--paper);stroke:var(--soft)}svg .leaf rect{stroke-dasharray:2 2}
            svg text{fill:var(--soft);font-size:10.5px}svg .name{fill:var(--ink);font-size:12px;font-weight:600}
            svg path{fill:none;stroke:var(--soft);opacity:.65}svg .recompute{stroke-dasharray:5 4}
            """;

    private StatusStyle() {}
}
