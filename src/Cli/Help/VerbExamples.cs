namespace BriefingBus.Cli.Help;

/// <summary>Examples of each verb, for <c>--help</c>.</summary>
internal static class VerbExamples
{
    private static readonly Dictionary<string, (string Command, string What)[]> All = new(StringComparer.Ordinal)
    {
        [""] =
        [
            ("init", "Write a briefing.yaml to start from."),
            ("now", "Compose one briefing at once, and print it."),
            ("run", "Poll, compose, deliver and show the web page until Ctrl-C."),
        ],
        ["init"] =
        [
            ("init", "Ask for title, hour and time zone, and write briefing.yaml."),
            ("init --config news/briefing.yaml --yes", "Ask nothing."),
        ],
        ["now"] =
        [
            ("now", "Compose the first edition of briefing.yaml."),
            ("now -e evening --format markdown --quiet > evening.md", "Compose another edition as Markdown."),
            ("now --data data --at 2026-09-23T06:00", "Compose as if it were that morning, without what earlier briefings had."),
        ],
        ["run"] =
        [
            ("run", "Run everything, with the databases in data/ and the web page at http://127.0.0.1:8080."),
            ("run -c news.yaml --data /var/lib/briefingbus --web off --now", "Compose once at the start; no web page."),
        ],
        ["check"] =
        [
            ("check", "Check briefing.yaml."),
            ("check -c news.yaml --feeds", "Also poll each feed once, and show how it answers."),
            ("check --schema > briefing.schema.json", "Write the JSON Schema for your editor."),
        ],
        ["feeds"] =
        [
            ("feeds list", "Show every feed by section."),
            ("feeds import subscriptions.opml", "Take over the feeds of another reader."),
        ],
        ["feeds list"] = [("feeds list --section Science", "Show the feeds of one section."),
            ("feeds list --json", "Print them for a program.")],
        ["feeds add"] =
        [
            ("feeds add https://www.nature.com/nature.rss --section Science --name Nature", "Add a feed at the end of a section."),
            ("feeds add https://github.com/dotnet/runtime --dry-run", "Show how the feed of a known site would be added."),
        ],
        ["feeds remove"] = [("feeds remove Nature", "Remove a feed by its name."),
            ("feeds remove https://a.example.org/rss --everywhere", "From every section.")],
        ["feeds disable"] = [("feeds disable Nature", "Switch a feed off, and keep it in the file.")],
        ["feeds enable"] = [("feeds enable Nature", "Switch it on again.")],
        ["feeds move"] = [("feeds move Nature --section Research", "Move a feed to another section.")],
        ["feeds test"] = [("feeds test https://www.nature.com/nature.rss", "Poll a feed, and show its newest entries.")],
        ["feeds discover"] = [("feeds discover https://www.nature.com", "Find the feeds of a page.")],
        ["feeds import"] =
        [
            ("feeds import subscriptions.opml --dry-run", "Show what an import would add."),
            ("feeds import - --edition morning < subscriptions.opml", "Read OPML from stdin."),
        ],
        ["feeds export"] = [("feeds export --out feeds.opml", "Write the feeds as OPML.")],
        ["import"] = [("import miniflux --url https://miniflux.example.org", "Take over the feeds of Miniflux, with MINIFLUX_TOKEN set.")],
        ["import miniflux"] = [("import miniflux --url https://miniflux.example.org --dry-run",
            "Show what an import would add, with MINIFLUX_TOKEN set.")],
        ["import freshrss"] = [("import freshrss --url https://freshrss.example.org --user jane",
            "Take over the feeds of FreshRSS, with FRESHRSS_PASSWORD set.")],
        ["search"] =
        [
            ("search measles vaccine --since 30d", "Find stories of the last 30 days that have both words."),
            ("search \"bank of canada\" --edition morning --json", "Find a phrase in one edition."),
        ],
        ["deliver"] = [("deliver test slack/newsroom", "Send a test message to an outlet.")],
        ["deliver test"] = [("deliver test slack/newsroom", "Send a test message to an outlet.")],
        ["deliveries"] = [("deliveries", "List what was delivered where, the uncertain first."),
            ("deliveries --json --limit 10", "Print the newest ten.")],
        ["deliveries settle"] = [("deliveries settle 17", "Note that an uncertain delivery arrived.")],
        ["deliveries again"] = [("deliveries again 17", "Send an uncertain delivery once more.")],
        ["parse"] = [("parse feed.xml", "Show what is read of a feed."),
            ("parse feeds --jsonl", "Read every file of a folder, a line for each.")],
        ["clean"] = [("clean page.html --explain", "Show what is kept of a page, and why.")],
        ["group"] = [("group articles.jsonl --jsonl", "Group articles into stories.")],
        ["compose"] =
        [
            ("compose -e morning --dry-run", "Show what the next briefing would be."),
            ("compose -e morning --at 2026-09-23T06:00", "Show a past briefing as it was."),
        ],
        ["status"] =
        [
            ("status", "Show how everything is, and what to do."),
            ("status --json", "The same for a script; exits with 1 where there is something to do."),
        ],
        ["backup"] = [("backup /srv/backups/2026-09-23", "Copy every database and briefing.yaml into a new folder.")],
        ["restore"] = [("restore /srv/backups/2026-09-23 --data data", "Fill new databases in data/.")],
        ["move"] = [("move --from data", "Fill the PostgreSQL that DATABASE__… names.")],
        ["explain"] = [("explain -e morning", "Show why each item is in the next briefing or out of it.")],
        ["republish"] = [("republish --since 7d --to slack", "Publish the last week's briefings again, for one queue.")],
        ["export"] = [("export atom -e morning --address https://example.org/morning.atom",
            "Print an edition's briefings as an Atom feed.")],
        ["export atom"] = [("export atom -e morning --address https://example.org/morning.atom > morning.atom",
            "Write an edition's briefings as an Atom feed.")],
        ["web"] = [("web password", "Hash the operator's password of the web page.")],
        ["web password"] = [("web password", "Ask for a password, and print its hash for web.passwordHash.")],
        ["topology"] = [("topology deploy", "Declare every queue on RabbitMQ.")],
        ["topology deploy"] = [("topology deploy -c /config/briefing.yaml", "Declare every queue on RabbitMQ.")],
        ["completion"] = [("completion bash > /etc/bash_completion.d/briefingbus", "Complete commands with Tab in bash.")],
        ["completion bash"] = [("completion bash > ~/.local/share/bash-completion/completions/briefingbus", "Complete commands in bash.")],
        ["completion zsh"] = [("completion zsh > ~/.zfunc/_briefingbus", "Complete commands in zsh.")],
        ["completion fish"] = [("completion fish > ~/.config/fish/completions/briefingbus.fish", "Complete commands in fish.")],
        ["dead-letters"] = [("dead-letters", "List the queues with failed messages."), ("dead-letters list", "List the failed messages.")],
    };

    /// <summary>The examples of a verb; those of its group where it has none of its own.</summary>
    /// <param name="path">Its names, such as <c>feeds add</c>; empty for the program itself.</param>
    public static IReadOnlyList<(string Command, string What)> Of(string path)
    {
        for (var at = path; at.Length > 0; at = at.Contains(' ', StringComparison.Ordinal) ? at[..at.LastIndexOf(' ')] : "")
        {
            if (All.TryGetValue(at, out var examples))
                return examples;
        }
        return All[""];
    }
}
