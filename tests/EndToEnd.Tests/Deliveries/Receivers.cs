using System.Collections.Concurrent;
using System.Globalization;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary>Where the outlets deliver to: Slack, a mail server and two web hooks on loopback, and a folder. Each takes its time between
/// taking a message and answering: there a kill leaves doubt.</summary>
internal sealed class Receivers : IAsyncDisposable
{
    /// <summary>How long a server takes to answer.</summary>
    public static readonly TimeSpan Thought = TimeSpan.FromSeconds(0.15);

    /// <summary>Who gets the e-mail.</summary>
    public static readonly string[] Recipients = ["jane@example.org", "zoe@example.org"];

    private readonly ConcurrentQueue<(string Outlet, string Id, string Body)> posts = new();
    private readonly SmtpStandIn mail = new() { ThinksFor = Thought };
    private readonly FeedServer hooks;
    private readonly string folder;

    private Receivers(SlackServer slack, FeedServer hooks, string folder) => (Slack, this.hooks, this.folder) = (slack, hooks, folder);

    /// <summary>Slack.</summary>
    public SlackServer Slack { get; }

    /// <summary>What was posted to the web hooks.</summary>
    public IReadOnlyList<(string Outlet, string Id, string Body)> Posts => [.. posts];

    private string Notes => Path.Combine(folder, "notes");

    /// <summary>Starts them.</summary>
    /// <param name="folder">The folder that the folder of briefings is in.</param>
    public static async Task<Receivers> StartAsync(string folder)
    {
        var receivers = new Receivers(await SlackServer.StartAsync(), await FeedServer.StartAsync(), folder);
        receivers.Slack.AnswersAfter = Thought;
        foreach (var outlet in new[] { "board", "plain" })
            receivers.hooks.Serve("/" + outlet, async context =>
            {
                using var body = new StreamReader(context.Request.Body);
                receivers.posts.Enqueue((outlet, context.Request.Headers["webhook-id"].ToString(), await body.ReadToEndAsync()));
                await Task.Delay(Thought);
                context.Response.StatusCode = 204;
            });
        return receivers;
    }

    /// <summary>Writes the configuration that delivers here.</summary>
    /// <returns>What a service reads to find it.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ConfigureAsync()
    {
        var file = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, $$"""
            editions:
              - name: morning
                title: Morning
                at: '06:00'
                timeZone: UTC
                sections: [{ title: S, feeds: [{ url: 'https://a.example/f' }] }]
            deliver:
              slack:
                composer: { token: "${SLACK_TOKEN}", channel: {{SlackServer.Channel}}, api: "{{Slack.Api}}" }
              email:
                team:
                  to: [{{string.Join(", ", Recipients)}}]
                  from: briefing@news.example
                  server: localhost
                  port: {{mail.Port}}
                  security: none
              webhook:
                board: { url: "${BOARD_URL}", allowPrivate: ["127.0.0.1"], knowsRepeats: true }
                plain: { url: "${PLAIN_URL}", allowPrivate: ["127.0.0.1"] }
              files:
                notes: { folder: {{Notes}} }
            """);
        return new Dictionary<string, string>
        {
            ["BRIEFING_CONFIG"] = file,
            ["SLACK_TOKEN"] = SlackServer.Token,
            ["BOARD_URL"] = hooks.Url("/board"),
            ["PLAIN_URL"] = hooks.Url("/plain"),
        };
    }

    /// <summary>The parts that Slack has.</summary>
    public IReadOnlyList<string> MarksOfSlack() =>
        [.. Slack.Posts.Select(p => OutletUnderFire.Mark(Guid.Parse(p.Metadata("briefing_id")!), p.Metadata("part")!))];

    /// <summary>The parts that the mail server has taken.</summary>
    public IReadOnlyList<string> MarksOfMail() =>
    [
        .. mail.Messages.Select(message => OutletUnderFire.Mark(
            Guid.ParseExact(message.Split("Message-ID: <")[1][..32], "N"), message.Split("\r\nTo: ")[1].Split('\r')[0])),
    ];

    /// <summary>The parts that a web hook has taken.</summary>
    public IReadOnlyList<string> MarksOfHook(string outlet) =>
        [.. posts.Where(p => p.Outlet == outlet).Select(p => OutletUnderFire.Mark(Guid.Parse(p.Id), "message 1"))];

    /// <summary>The files in the folder, each by its content: what is not whole is marked as such. A hidden one is there while Delivery
    /// tries whether it may write.</summary>
    public IReadOnlyList<string> MarksOfFiles(IReadOnlyList<BriefingComposed> briefings)
    {
        var known = briefings.ToDictionary(b => string.Create(CultureInfo.InvariantCulture, $"morning-{b.ScheduledAt:yyyy-MM-dd-HHmm}"));
        return !Directory.Exists(Notes) ? [] :
        [
            .. Directory.EnumerateFiles(Notes)
                .Where(f => new FileInfo(f) is { LinkTarget: null, Name: not ['.', ..], Extension: not ".part" })
                .Select(file =>
            {
                var (briefing, ending, content) =
                    (known[Path.GetFileNameWithoutExtension(file)], Path.GetExtension(file)[1..], File.ReadAllText(file));
                var isWhole = ending switch
                {
                    "md" => content.StartsWith("---\n", StringComparison.Ordinal)
                        && content.EndsWith(briefing.Markdown, StringComparison.Ordinal),
                    "txt" => content == briefing.Text,
                    "html" => content == briefing.Html,
                    _ => content == JsonForm.Write(briefing),
                };
                return OutletUnderFire.Mark(briefing.BriefingId, isWhole ? ending : $"{ending} torn");
            }),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        await mail.DisposeAsync();
        await hooks.DisposeAsync();
    }
}
