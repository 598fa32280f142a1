using System.Text;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Email;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email;

public sealed class BriefingEmailTests
{
    private const string Briefings = "tests/Composer.Tests/Rendering/approved";

    private static readonly Mailbox Jane = SampleEmail.Mailbox("Jane Doe <jane@example.org>");

    [Fact]
    public async Task A_briefing_is_sent_as_approved()
    {
        var options = SampleEmail.Options with
        {
            ReplyTo = "Desk <desk@news.example>",
            Unsubscribe = ["mailto:desk@news.example?subject=unsubscribe%20{recipient}", "https://news.example/leave?who={recipient}"],
            OneClick = true,
        };

        var message = (await BriefingEmail.OfAsync(SomeBriefing.Of(), SampleEmail.List(options), Jane, SampleEmail.Now)).ToBytes();

        Approved.ShouldMatch("approved/briefing.eml", Encoding.ASCII.GetString(message));
    }

    [Fact]
    public async Task Every_approved_briefing_comes_with_its_own_text_and_page()
    {
        var briefings = new List<BriefingComposed>();
        foreach (var folder in Directory.GetDirectories(Repository.PathOf(Briefings)).Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(Path.Combine(folder, "briefing.json"));
            briefings.Add(await Forms.RenderAsync(JsonSerializer.Deserialize<BriefingComposed>(json, JsonForm.Options)!));
        }

        var messages = await Task.WhenAll(briefings.Select(b => BriefingEmail.OfAsync(b, SampleEmail.List(), Jane, SampleEmail.Now)));
        var read = await ReadMessage.AllAsync(messages.Select(m => m.ToBytes()));

        briefings.Count.ShouldBeGreaterThan(5);
        foreach (var (briefing, message, back) in briefings.Zip(messages, read))
        {
            back.Defects.ShouldBeEmpty();
            back.Type.ShouldBe("multipart/alternative");
            back.Parts.ShouldBe(["text/plain", "text/html"]);
            back.Text.ReplaceLineEndings("\n").ShouldStartWith(briefing.Text);
            back.Text.ShouldContain("jane@example.org gets this because it is on the list “team”.");
            back.Html.ReplaceLineEndings("\n").ShouldBe(message.Html);
            back.Headers.ShouldContain("List-Id");
            back.Subject.ShouldStartWith(Printable.Line(briefing.Title) + " – ");
            back.MessageId.ShouldContain(briefing.BriefingId.ToString("N"));
            back.Date.ShouldBe(SampleEmail.Now);
        }
    }

    [Theory]
    [InlineData("morning", true)]
    [InlineData("notices", false)]
    [InlineData("test_message", false)]
    public async Task Only_a_briefing_links_to_the_web_page_which_has_no_message_to_the_operator(string edition, bool links)
    {
        var message = await BriefingEmail.OfAsync(SomeBriefing.Of(edition: edition), SampleEmail.List(), Jane, SampleEmail.Now);

        message.Text.Contains("https://news.example/briefings/", StringComparison.Ordinal).ShouldBe(links);
        message.Html.Contains("https://news.example/briefings/", StringComparison.Ordinal).ShouldBe(links);
    }

    [Theory]
    [InlineData("{title} – {day}", "Morning News Briefing – Wednesday, September 23, 2026")]
    [InlineData("[{edition}] {date} {time}: {stories}", "[morning] 2026-09-23 06:00: 3 stories")]
    [InlineData("{lead}", "Ship 1 has come in")]
    [InlineData("no words {", "no words {")]
    public void A_subject_is_filled_in(string pattern, string subject)
    {
        BriefingEmail.Subjects.Unknown(pattern).ShouldBeNull();
        BriefingEmail.Subjects.Fill(pattern, SomeBriefing.Of()).ShouldBe(subject);
    }

    [Fact]
    public async Task A_headline_in_the_subject_brings_no_header_along()
    {
        var briefing = SomeBriefing.Appearance(SomeBriefing.Story("Harbour burns\r\nBcc: everyone@example.org\r\n\r\n<script>"));

        var message = await BriefingEmail.OfAsync(
            briefing, SampleEmail.List(SampleEmail.Options with { Subject = "{lead}" }), Jane, SampleEmail.Now);
        var read = (await ReadMessage.AllAsync([message.ToBytes()])).ShouldHaveSingleItem();

        read.Subject.ShouldBe("Harbour burns Bcc: everyone@example.org <script>");
        read.Headers.ShouldNotContain("Bcc");
    }

    [Fact]
    public void A_message_has_the_same_identity_whenever_it_is_made_and_another_for_each_recipient_and_briefing()
    {
        static string Id(int day, string to) =>
            BriefingEmail.MessageId(
                SomeBriefing.OfDay(day).BriefingId, SampleEmail.Mailbox(to), SampleEmail.Mailbox(SampleEmail.Options.From));

        Id(0, "jane@example.org").ShouldBe(Id(0, "Jane Doe <jane@example.org>"));
        new[] { Id(0, "jane@example.org"), Id(0, "bob@example.org"), Id(1, "jane@example.org") }.Distinct().Count().ShouldBe(3);
    }
}
