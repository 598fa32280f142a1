using System.Text;
using BriefingBus.Delivery.Email;
using BriefingBus.Rendering;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email;

/// <summary>What is composed, read back by a parser that is not ours.</summary>
public sealed class EmailMessageTests
{
    private static readonly string[] Headers =
        ["Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"];

    /// <summary>What may come in a title or a text, and make trouble.</summary>
    private static readonly string[] Pieces =
    [
        "the harbour", " ", "  ", "\t", "a", ".", "..", "=", "=20", "=?utf-8?Q?not_encoded?=", "?=", "\"", "\\", "<b>&amp;", ",;:@",
            "From here", "_", "é", "ß", "Δ", "数据", "日本語の見出し",
        "مرحبا بالعالم", "שלום", "\u202Eevil\u202C", "\u200F", "🚢", "👩🏽\u200D🚒", "🇨🇦",
        "e\u0301", "\uFEFF", "\u2028", "\uD83D", "\u00A0",
            "--=_1234", "trailing ",
        "\r\nBcc: everyone@example.org", "\nSubject: other", "\r\r\n\r\n.\r\nQUIT\r\n", "\0", "\u007F", new string('x', 90),
            new string('ü', 400), new string('字', 1200), new string('y', 3000),
    ];

    [Fact]
    public async Task Whatever_a_message_says_it_is_read_as_it_was_written_and_adds_no_header()
    {
        var random = new Random(20260923);
        string Any(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        var messages = Enumerable.Range(0, 150)
            .Select(_ => SampleEmail.Message(Any(8), Any(30), Any(30)) with { From = From(Any(5)) }).ToList();
        messages.AddRange(Pieces.Select(p => SampleEmail.Message(p, p, p) with { From = From(p) }));

        var read = await ReadMessage.AllAsync(messages.Select(m => m.ToBytes()));

        read.Count.ShouldBe(messages.Count);
        foreach (var (message, back) in messages.Zip(read))
        {
            back.Defects.ShouldBeEmpty();
            back.Headers.ShouldBe(Headers);
            back.Subject.ShouldBe(Printable.Line(message.Subject));
            back.From.ShouldHaveSingleItem().ShouldBe([Printable.Line(message.From.Name), "briefing@news.example"]);
            back.Text.ShouldBe(Lines(message.Text));
            back.Html.ShouldBe(Lines(message.Html));
        }
    }

    [Fact]
    public void Whatever_a_message_says_it_is_ASCII_in_short_lines_that_end_with_CRLF()
    {
        foreach (var piece in Pieces)
        {
            var message = Encoding.Latin1.GetString(SampleEmail.Message(piece + piece, piece + "\n" + piece, "." + piece).ToBytes());

            Ascii.IsValid(message).ShouldBeTrue(piece);
            message.ShouldEndWith("\r\n");
            var lines = message[..^2].Split("\r\n");
            lines.ShouldAllBe(l => !l.Contains('\r') && !l.Contains('\n') && !l.Contains('\0'));
            // RFC 5322 §2.1.1: 998 at most; headers of encoded words pass the recommended 78 by the header's name.
            lines.ShouldAllBe(l => l.Length <= 998);
            lines.SkipWhile(l => l.Length > 0).ShouldAllBe(l => l.Length <= 78);
        }
    }

    [Theory]
    [InlineData("Morning News Briefing", "Subject: Morning News Briefing\r\n")]
    [InlineData("Morning – Tuesday", "Subject: Morning =?utf-8?b?4oCT?= Tuesday\r\n")]
    [InlineData("朝のニュース", "Subject: =?utf-8?b?5pyd44Gu44OL44Ol44O844K5?=\r\n")]
    [InlineData("", "Subject:\r\n")]
    public void A_subject_is_encoded_only_where_it_must_be(string subject, string header)
    {
        Encoding.ASCII.GetString(SampleEmail.Message(subject).ToBytes()).ShouldContain("\r\n" + header);
    }

    [Theory]
    [InlineData("jane@example.org", "To: jane@example.org\r\n")]
    [InlineData("Jane Doe <jane@example.org>", "To: Jane Doe <jane@example.org>\r\n")]
    [InlineData("\"Doe, Jane \\\"JD\\\"\" <jane@example.org>", "To: \"Doe, Jane \\\"JD\\\"\" <jane@example.org>\r\n")]
    [InlineData("J. Doe <jane@example.org>", "To: \"J. Doe\" <jane@example.org>\r\n")]
    [InlineData("Zoë <zoe@example.org>", "To: =?utf-8?b?Wm/Dqw==?= <zoe@example.org>\r\n")]
    [InlineData("jane@bücher.example", "To: jane@xn--bcher-kva.example\r\n")]
    public void A_recipient_is_written_as_the_standard_has_it(string to, string header)
    {
        Encoding.ASCII.GetString(SampleEmail.Message(to: to).ToBytes()).ShouldContain("\r\n" + header);
    }

    [Theory]
    [InlineData("jane")]
    [InlineData("jane@")]
    [InlineData("@example.org")]
    [InlineData("jane@example..org")]
    [InlineData("ja ne@example.org")]
    [InlineData("jane.@example.org")]
    [InlineData("jane@exa mple.org")]
    [InlineData("jane@example.org, bob@example.org")]
    [InlineData("jane@example.org\r\nBcc: bob@example.org")]
    [InlineData("Jane\r\nBcc: <jane@example.org>")]
    [InlineData("<jane@example.org> SIZE=1")]
    [InlineData("jane>@example.org")]
    [InlineData("\u202Ejane@example.org")]
    [InlineData("a23456789a23456789a23456789a23456789a23456789a23456789a23456789a2345@example.org")]
    public void A_text_that_is_no_address_is_refused(string text)
    {
        Mailbox.OrNull(text).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_beyond_ASCII_stands_in_the_headers_as_it_is()
    {
        var message = SampleEmail.Message(to: "Ιωάννης <ιωάννης@παράδειγμα.gr>");

        var read = (await ReadMessage.AllAsync([message.ToBytes(international: true)])).ShouldHaveSingleItem();
        read.To.ShouldHaveSingleItem().ShouldBe(["Ιωάννης", "ιωάννης@παράδειγμα.gr"]);
        // What the parser remarks on is the letter itself.
        read.Defects.ShouldHaveSingleItem().ShouldStartWith("NonASCIILocalPartDefect");
    }

    [Fact]
    public void Text_that_is_mostly_ASCII_stays_readable_and_other_text_takes_the_shorter_encoding()
    {
        Encoding.ASCII.GetString(SampleEmail.Message(text: "Zoë has come in.\nA line").ToBytes())
            .ShouldContain("Zo=C3=AB has come in.\r\nA line");
        var chinese = Encoding.ASCII.GetString(SampleEmail.Message(text: "今日の天気", html: "今日の天気").ToBytes());
        chinese.ShouldContain("Content-Transfer-Encoding: base64\r\n");
        chinese.ShouldNotContain("quoted-printable");
    }

    private static Mailbox From(string name) => SampleEmail.Mailbox("briefing@news.example") with { Name = name };

    private static string Lines(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal)));
}
