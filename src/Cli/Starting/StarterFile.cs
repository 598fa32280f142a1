using System.Text.Json;

namespace BriefingBus.Cli.Starting;

/// <summary>The text of a first configuration.</summary>
internal static class StarterFile
{
    /// <summary>Writes it: short, right, and with a comment for what most people change first.</summary>
    public static string Write(Starter starter) => $$"""
        # Your briefing. 'briefingbus check' says what is wrong with this file, 'briefingbus now' composes a briefing at once,
        # and 'briefingbus run' composes one each day at its hour. Every key:
        # https://github.com/briefingbus/briefingbus/blob/main/docs/configuration.md
        editions:
          - name: morning                 # for commands and folders
            title: {{Quoted(starter.Title)}}
            at: {{Quoted(starter.At)}}                   # or cron: "0 0 6 ? * MON-FRI"
            timeZone: {{starter.TimeZone}}
            # days: [mon, tue, wed, thu, fri]
            sections:
              - title: World
                emoji: 🌍
                # items: 5                # at most this many stories
                # mute: [horoscope]       # leave out stories with these words
                feeds:
                  - { url: "https://feeds.bbci.co.uk/news/world/rss.xml", name: BBC World }
                  - { url: "https://www.theguardian.com/world/rss", name: The Guardian }
              - title: Science
                emoji: 🔬
                feeds:
                  - { url: "https://www.nature.com/nature.rss", name: Nature }
              # The weather of a Canadian city; find yours at https://weather.gc.ca
              # - title: Weather
              #   kind: weather
              #   feeds: [{ url: "https://weather.gc.ca/rss/city/on-118_e.xml" }]

        # Where briefings go besides the web page at http://127.0.0.1:8080 and the folder out. Secrets come from the environment.
        # deliver:
        #   email:
        #     me: { to: me@example.org, from: briefing@example.org, server: smtp.example.org, user: briefing, password: "${SMTP_PASSWORD}" }
        #   slack:
        #     newsroom: { webhook: "${SLACK_WEBHOOK}" }

        """;

    // A JSON string is a YAML one.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, JsonSerializerOptions.Web)
        .Replace("\\u0022", "\\\"", StringComparison.Ordinal);
}
