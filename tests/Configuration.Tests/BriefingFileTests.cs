using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests;

public sealed class BriefingFileTests : IDisposable
{
    private const string Good = """
        editions:
          - name: morning
            title: Morning News Briefing
            at: "06:00"
            timeZone: America/Toronto
            tags: [briefing, ai]
            sections:
              - title: Science
                emoji: 🔬
                items: 5
                feeds:
                  - { url: "https://www.nature.com/nature.rss", name: Nature, fullText: true, every: 30m }
                  - url: feeds/local.xml
                mute: [horoscope, "\"press release\"", "/^ad:/"]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("briefing-file").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("", false)]
    [InlineData("\nstories: { grouping: words }", false)]
    [InlineData("\nstories: { grouping: embeddings }", true)]
    [InlineData("\nstories:", false)]
    public void Every_service_knows_whether_stories_are_grouped_by_embeddings(string stories, bool isGrouped) =>
        Read(Good + stories).Configuration.GroupsByEmbeddings.ShouldBe(isGrouped);

    [Fact]
    public void A_right_file_is_read_with_every_value_and_default()
    {
        var edition = Read(Good).Configuration.Editions.ShouldHaveSingleItem();

        edition.Name.ShouldBe("morning");
        edition.Tags.ShouldBe(["briefing", "ai"]);
        edition.Lookback.ShouldBe(TimeSpan.FromHours(36));
        var section = edition.Sections.ShouldHaveSingleItem();
        section.Emoji.ShouldBe("🔬");
        section.Kind.ShouldBe(SectionKind.News);
        section.Mute.ShouldBe(["horoscope", "\"press release\"", "/^ad:/"]);
        section.Feeds[0].FullText.ShouldBeTrue();
        section.Feeds[0].Every.ShouldBe(TimeSpan.FromMinutes(30));
        section.Feeds[1].Url.ShouldBe("feeds/local.xml");
    }

    [Fact]
    public void A_feed_that_two_sections_name_is_one_feed()
    {
        var twice = Good + "\n      - title: Again\n        feeds: [{ url: feeds/local.xml, name: Other }]\n";

        Read(twice).Configuration.Feeds.Select(f => f.Url).ShouldBe(["https://www.nature.com/nature.rss", "feeds/local.xml"]);
    }

    [Theory]
    [InlineData("timeZone: America/Toronto", "timeZone: America/Torronto", 5, "timeZone", "did you mean 'America/Toronto'?")]
    [InlineData("fullText: true", "fulltext: true", 12, "", "unknown key 'fulltext'; did you mean 'fullText'?")]
    [InlineData("items: 5", "items: many", 10, "items", "found 'many', expected a whole number")]
    [InlineData("items: 5", "items: 500", 10, "items", "expected 1 to 50")]
    [InlineData("every: 30m", "every: 10s", 12, "every", "expected 5m to 24h")]
    [InlineData("every: 30m", "every: soon", 12, "every", "expected a span of time such as 30m, 2h or 7d")]
    [InlineData("every: 30m", "every: 99999999d", 12, "every", "expected a span of time such as 30m, 2h or 7d")]
    [InlineData("every: 30m", "every: 2147483647w2147483647w", 12, "every", "expected a span of time such as 30m, 2h or 7d")]
    [InlineData("at: \"06:00\"", "at: \"6 o'clock\"", 4, "at", "expected an hour such as \"06:00\"")]
    [InlineData("tags: [briefing, ai]", "asOf: \"9999-12-31T23:59\"", 6, "asOf", "from 1991 to 2198")]
    [InlineData("items: 5", "kind: wether", 10, "kind", "did you mean 'weather'?")]
    [InlineData("https://www.nature.com/nature.rss", "ftp://example.org/a.rss", 12, "url", "expected an http or https address")]
    [InlineData(
        "https://www.nature.com", "https://reader:s3cret@www.nature.com", 12, "url",
        "user and password cannot be in an address; write the address without them, and beside it user: NAME and password: ${")]
    [InlineData("https://www.nature.com", "https://reader@www.nature.com", 12, "url", "user and password cannot be in an address")]
    [InlineData("name: Nature", "headers: { Accept-Encoding: br }", 12, "headers.Accept-Encoding", "Fetcher sets this header itself")]
    [InlineData("name: Nature", "headers: { content-type: text/xml }", 12, "headers.content-type", "Fetcher sets this header itself")]
    [InlineData("name: Nature", "headers: { \"two words\": x }", 12, "headers.two words", "expected the name of a header")]
    [InlineData("name: Nature", "password: hunter2", 12, "password", "this file never contains secrets")]
    [InlineData("name: Nature", "token: \"${NO_SUCH}\"", 12, "token", "the environment variable NO_SUCH is not set")]
    [InlineData("    title: Morning News Briefing\n", "", 2, "", "the key 'title' is missing")]
    [InlineData("name: morning", "name: Morning Edition", 2, "name", "expected lower-case letters, digits and hyphens")]
    [InlineData("tags: [briefing, ai]", "tags: { briefing: ai }", 6, "tags", "expected a list")]
    [InlineData("tags: [briefing, ai]", "days: [mon, xyz]", 6, "days[1]", "found 'xyz', expected mon")]
    [InlineData("emoji: 🔬", "emoji: microscope", 9, "emoji", "expected one emoji")]
    [InlineData("title: Science", "title:", 8, "title", "found nothing, expected text")]
    [InlineData("\"/^ad:/\"", "\"/(/\"", 14, "mute[2]", "is not a regular expression")]
    public void A_mistake_says_where_it_is_what_was_found_and_what_was_expected(
        string right, string wrong, int line, string key, string problem)
    {
        Good.ShouldContain(right);

        var mistake = MistakesOf(Good.Replace(right, wrong, StringComparison.Ordinal)).ShouldHaveSingleItem();

        mistake.Line.ShouldBe(line);
        mistake.Column.ShouldBeGreaterThan(0);
        mistake.Key.ShouldEndWith(key);
        mistake.Problem.ShouldContain(problem);
        mistake.ToString().ShouldStartWith("briefing.yaml:");
    }

    [Fact]
    public void Every_mistake_is_reported_in_one_go_and_in_the_files_order()
    {
        var wrong = Good
            .Replace("items: 5", "items: x", StringComparison.Ordinal)
            .Replace("every: 30m", "evry: 30m", StringComparison.Ordinal)
            .Replace("America/Toronto", "Mars/Olympus", StringComparison.Ordinal);

        MistakesOf(wrong).Select(m => m.Line).ShouldBe([5, 10, 12]);
        MistakesOf(wrong + "\nedition: []\n").Select(m => m.Line).ShouldBe([5, 10, 12, 15]);
    }

    [Theory]
    [InlineData("  - name: morning", "  - name:", "editions[0].name")]
    [InlineData("          - { url:", "          - { adress: x, name: y }\n          - { url:", "editions[0].sections[0].feeds[0]")]
    public void A_record_that_lacks_what_it_needs_is_reported_and_the_rest_checked(string right, string wrong, string key)
    {
        var text = Good.Replace(right, wrong, StringComparison.Ordinal).ReplaceLineEndings("\n") + "\nfecth: {}\n";

        var mistakes = MistakesOf(text);

        mistakes.ShouldContain(m => m.Key == key);
        mistakes.ShouldContain(m => m.Problem.Contains("fecth", StringComparison.Ordinal));
    }

    [Fact]
    public void What_can_be_known_of_a_record_without_a_required_key_is_reported_with_it()
    {
        var wrong = Good
            .Replace("title: Morning News Briefing", "language: klingon", StringComparison.Ordinal)
            .Replace("America/Toronto", "Mars/Olympus", StringComparison.Ordinal)
            .Replace("title: Science", "perFeed: 2", StringComparison.Ordinal)
            .Replace("emoji: 🔬", "emoji: microscope", StringComparison.Ordinal)
            .Replace("url: feeds/local.xml", "every: 10s", StringComparison.Ordinal);

        MistakesOf(wrong).Select(m => $"{m.Key}: {m.Problem.Split(',', ';')[0]}").ShouldBe(
        [
            "editions[0]: the key 'title' is missing",
            "editions[0].language: found 'klingon'",
            "editions[0].timeZone: found 'Mars/Olympus'",
            "editions[0].sections[0]: the key 'title' is missing",
            "editions[0].sections[0].emoji: found 'microscope'",
            "editions[0].sections[0].feeds[1]: the key 'url' is missing",
            "editions[0].sections[0].feeds[1].every: found 10s",
        ]);
    }

    [Theory]
    [InlineData("at: \"06:00\"", "at: [6]\n    days: [mon]", "editions[0].at")]
    [InlineData("name: Nature", "user: jane, password: plain", "editions[0].sections[0].feeds[0].password")]
    [InlineData("name: Nature", "user: [jane], password: \"${PATH}\"", "editions[0].sections[0].feeds[0].user")]
    [InlineData(
        "- url: feeds/local.xml", "- url: [a]\n          - url: [a]",
        "editions[0].sections[0].feeds[1].url,editions[0].sections[0].feeds[2].url")]
    [InlineData("sections:", "parts:", "editions[0],editions[0]")]
    public void A_mistake_causes_no_second_one(string right, string wrong, string keys) =>
        MistakesOf(Good.Replace(right, wrong, StringComparison.Ordinal)).Select(m => m.Key).ShouldBe(keys.Split(','));

    [Fact]
    public void A_value_that_cannot_be_read_draws_one_mistake_and_its_default_none() =>
        MistakesOf(Good.Replace("at: \"06:00\"", "at: [6]", StringComparison.Ordinal)).ShouldHaveSingleItem().Problem
            .ShouldContain("found a list");

    [Fact]
    public void One_value_is_a_list_of_one_where_a_list_of_values_is_wanted()
    {
        var text = Good
            .Replace(
                "mute: [horoscope, \"\\\"press release\\\"\", \"/^ad:/\"]", "mute: horoscope\n        lang: de", StringComparison.Ordinal)
            .Replace("tags: [briefing, ai]", "days: Friday", StringComparison.Ordinal);

        var edition = Read(text).Configuration.Editions[0];

        edition.Days.ShouldBe(["Friday"]);
        edition.Sections[0].Mute.ShouldBe(["horoscope"]);
        edition.Sections[0].Lang.ShouldBe(["de"]);
    }

    [Fact]
    public void Anchors_stand_under_a_key_of_their_own_and_merge_keys_bring_them_in()
    {
        var text = "x-common: &common { fullText: true, every: 1h }\n"
            + Good.Replace("- url: feeds/local.xml", "- { <<: *common, url: feeds/local.xml, every: 2h }", StringComparison.Ordinal);

        var feed = Read(text).Configuration.Editions[0].Sections[0].Feeds[1];

        feed.FullText.ShouldBeTrue();
        feed.Every.ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void A_name_that_two_editions_have_is_reported_whatever_else_is_wrong_with_the_second()
    {
        var second = Good[Good.IndexOf("  - name", StringComparison.Ordinal)..].Replace("06:00", "26:00", StringComparison.Ordinal);

        MistakesOf(Good + "\n" + second).Select(m => m.Key).ShouldBe(["editions[1].name", "editions[1].at"]);
    }

    [Fact]
    public void A_top_level_typo_is_distinguished_from_another_services_key()
    {
        MistakesOf(Good + "\nfecth: {}\n").ShouldHaveSingleItem().Problem.ShouldBe("unknown key 'fecth'; did you mean 'fetch'?");
        Read(Good + "\nfetch: {}\n").Configuration.Editions.Count.ShouldBe(1);
    }

    [Fact]
    public void Secrets_come_from_the_environment_or_a_file_and_never_print()
    {
        var file = Path.Combine(folder, "token");
        File.WriteAllText(file, "s3cret\n");
        var text = Good
            .Replace("name: Nature", "token: \"${TOKEN}\"", StringComparison.Ordinal)
            .Replace(
                "url: feeds/local.xml",
                $"{{ url: feeds/local.xml, token: \"${{file:{file}}}\", headers: {{ X-Plain: yes }} }}",
                StringComparison.Ordinal);

        var feeds = Read(text, name => name == "TOKEN" ? "from-environment" : null).Configuration.Feeds;

        feeds[0].Token!.Value.ShouldBe("from-environment");
        feeds[1].Token!.Value.ShouldBe("s3cret");
        feeds[1].Headers["X-Plain"].Value.ShouldBe("yes");
        feeds[0].ToString().ShouldNotContain("from-environment");
    }

    [Theory]
    [InlineData("${NONE}", "NONE is not set")]
    [InlineData("${EMPTY}", "EMPTY is empty")]
    [InlineData("${BLANK}", "BLANK is empty")]
    [InlineData("${file:/dev/null}", "/dev/null is empty")]
    [InlineData("${file:/dev/zero}", "/dev/zero is too large")]
    [InlineData("${file:FOLDER/latin}", "is not text in UTF-8")]
    [InlineData("${file:FOLDER}", "is a folder, expected a file")]
    [InlineData("${file:FOLDER/none}", "cannot be read")]
    public void A_secret_that_says_nothing_or_too_much_is_a_mistake(string reference, string problem)
    {
        File.WriteAllBytes(Path.Combine(folder, "latin"), [0x63, 0xE9]);
        var text = Good.Replace(
            "name: Nature", $"token: \"{reference.Replace("FOLDER", folder, StringComparison.Ordinal)}\"", StringComparison.Ordinal);

        Should.Throw<ConfigurationMistakesException>(() => Read(text, name => name switch { "EMPTY" => "", "BLANK" => "  ", _ => null }))
            .Message.ShouldContain(problem);
    }

    [Fact]
    public async Task A_pipe_without_a_writer_is_refused_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        var pipe = Path.Combine(folder, "pipe");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        var text = Good.Replace("name: Nature", $"token: \"${{file:{pipe}}}\"", StringComparison.Ordinal);

        var read = Task.Run(() => MistakesOf(text), TestContext.Current.CancellationToken);

        (await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
            .ShouldHaveSingleItem().Problem.ShouldContain("is a pipe, a socket or a terminal, expected a file");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Nesting_that_would_overflow_the_stack_is_a_mistake_in_a_file_and_in_options_alone(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 50_000)) + string.Concat(Enumerable.Repeat(close, 50_000));

        MistakesOf($"x-deep: {deep}\n{Good}").ShouldHaveSingleItem().Problem.ShouldContain("nested too deep");
        OptionCheck.MistakesIn(typeof(FeedOptions), $"name: {deep}").ShouldHaveSingleItem().Problem.ShouldContain("nested too deep");
    }

    [Fact]
    public void A_secret_in_an_address_is_for_requests_alone()
    {
        var text = Good.Replace(
            "https://www.nature.com/nature.rss", "https://www.nature.com/${USER_PATH}/nature.rss?token=${TOKEN}", StringComparison.Ordinal);

        var feed = Read(text, name => name switch { "TOKEN" => "s3 cret&", "USER_PATH" => "me", _ => null }).Configuration.Feeds[0];

        feed.Url.ShouldBe("https://www.nature.com/${USER_PATH}/nature.rss?token=${TOKEN}");
        feed.Address!.Value.ShouldBe("https://www.nature.com/me/nature.rss?token=s3%20cret%26");
        feed.ToString().ShouldNotContain("s3");
        feed.SendsSecretsInClear.ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://www.nature.com/nature.rss?token=${ABSENT}", "the environment variable ABSENT is not set")]
    [InlineData("https://www.nature.com/nature.rss?token=${TWO_LINES}", "holds more than one line")]
    [InlineData("https://${TOKEN}.nature.com/nature.rss", "in the path and the query of an address")]
    [InlineData("https://www.nature.com/nature.rss?token=${not closed", "in the path and the query of an address")]
    public void A_secret_in_an_address_that_cannot_be_is_a_mistake(string url, string problem)
    {
        var text = Good.Replace("https://www.nature.com/nature.rss", url, StringComparison.Ordinal);

        Should.Throw<ConfigurationMistakesException>(
            () => Read(text, name => name switch { "TOKEN" => "x", "TWO_LINES" => "a\nb", _ => null }))
            .Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("- a\n- b\n", "expected keys and values")]
    [InlineData("editions: [\n", "not valid YAML")]
    [InlineData("editions:\n  - name: a\n\ttitle: b\n", "found a tab, expected spaces")]
    [InlineData("editions: []\neditions: []\n", "the key 'editions' is here a second time")]
    [InlineData("editions: *mine\n", "found '*mine', and nothing above is named '&mine'")]
    [InlineData("editions: [{ name: a ]\n", "is not closed")]
    [InlineData("editions:\n  - title: News: World\n", "a text with ': ' in it needs quotes")]
    [InlineData("editions:\n  - title: \"News\n", "a quoted text is not closed")]
    [InlineData("editions:\n  - title: \"C:\\Work\"\n", "needs single quotes")]
    [InlineData("editions:\n  - title: @News\n", "a text that begins with it needs quotes")]
    [InlineData("editions: []\n", "at least one edition")]
    [InlineData("fetch: {}\n", "the key 'editions' is missing")]
    [InlineData("editions: [{}]\n---\nb: 1\n", "a second YAML document")]
    public void A_file_that_is_no_configuration_says_so(string text, string problem) =>
        MistakesOf(text)[0].Problem.ShouldContain(problem);

    [Fact]
    public void A_missing_file_and_one_in_another_encoding_say_what_to_do()
    {
        Should.Throw<ConfigurationMistakesException>(() => BriefingFile.Read(Path.Combine(folder, "none.yaml"), []))
            .Mistakes[0].Problem.ShouldContain("there is no such file");

        var latin = Path.Combine(folder, "latin.yaml");
        File.WriteAllBytes(latin, [.. "editions: # caf"u8, 0xE9]);
        Should.Throw<ConfigurationMistakesException>(() => BriefingFile.Read(latin, [])).Mistakes[0].Problem.ShouldContain("not UTF-8");
    }

    [Fact]
    public void The_rest_of_an_edition_is_checked_by_the_service_that_knows_it()
    {
        var path = Write(Good);

        var mistakes = Should.Throw<ConfigurationMistakesException>(() =>
            BriefingFile.Read(path, [], [edition => [("cron", $"{edition.Name} is wrong")]])).Mistakes;

        mistakes.ShouldHaveSingleItem().Key.ShouldBe("editions[0].cron");
    }

    private List<Mistake> MistakesOf(string text)
    {
        var mistakes = Should.Throw<ConfigurationMistakesException>(() => Read(text)).Mistakes;
        return [.. mistakes.Select(m => m with { File = Path.GetFileName(m.File) })];
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder, "briefing.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private BriefingFile Read(string text, Func<string, string?>? environment = null) =>
        BriefingFile.Read(Write(text), [], environment: environment);
}
