using System.Text.Json;
using BriefingBus.ServiceDefaults.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Logging;

public sealed class HiddenCharactersTests
{
    [Theory]
    [InlineData("\u001b]0;pwn\u0007\u001b[2J", @"\u001B]0;pwn\u0007\u001B[2J")]
    [InlineData("\u009b31mred", @"\u009B31mred")]
    [InlineData("a\u202egnp.exe\u202c", @"a\u202Egnp.exe\u202C")]
    [InlineData("a\u2066b\u2069c", @"a\u2066b\u2069c")]
    [InlineData("a\u2028b\u0085c", @"a\u2028b\u0085c")]
    [InlineData("x\0y\bz\u007f", @"x\u0000y\u0008z\u007F")]
    [InlineData("a\U000E0041\U000E0042 b", @"a\uDB40\uDC41\uDB40\uDC42 b")]
    [InlineData("🏴\U000E0041\U000E007F", @"🏴\uDB40\uDC41\uDB40\uDC7F")]
    [InlineData("a\rb", @"a\u000Db")]
    [InlineData("Ünïcödé, שלום\u200f, 日本語 😀\n\tnext", "Ünïcödé, שלום\u200f, 日本語 😀\n\tnext")]
    public void Terminal_controls_and_invisible_characters_are_shown_by_number(string text, string shown)
    {
        HiddenCharacters.ByNumber(text).ShouldBe(shown);

        // However it is cut into calls.
        var whole = new StringWriter();
        var pieces = new StringWriter();
        using (var writer = new TerminalWriter(whole))
            writer.Write(text);
        using (var writer = new TerminalWriter(pieces))
            foreach (var c in text)
                writer.Write(c);
        (whole.ToString(), pieces.ToString()).ShouldBe((shown, shown));
    }

    [Fact]
    public void A_flag_keeps_its_tags_and_half_a_character_is_shown()
    {
        HiddenCharacters.ByNumber("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F!")
            .ShouldBe("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F!");
        HiddenCharacters.ByNumber("half " + '\ud83d').ShouldBe(@"half \uD83D");
    }

    [Fact]
    public void Json_means_the_same_as_before()
    {
        var text = "\u009b \u202e \U000E0041 \u2028 é";

        JsonSerializer.Deserialize<string>(HiddenCharacters.ByNumber($"\"{text}\"")).ShouldBe(text);
    }

    [Fact]
    public void A_log_message_stays_on_its_line_and_an_exception_is_indented_below_it()
    {
        var written = new StringWriter();
        var parser = new Serilog.Parsing.MessageTemplateParser();
        new LogText().Format(
            new(
                new DateTimeOffset(2026, 9, 23, 6, 0, 0, TimeSpan.Zero), Serilog.Events.LogEventLevel.Warning,
                new InvalidOperationException("first\n03:30:00 INF run forged\u001b[2J"), parser.Parse("Outlet says {Answer}"),
                [new("Answer", new Serilog.Events.ScalarValue("\u001b[31mred\r\n03:30:00 INF run forged"))]),
            written);

        written.ToString().Split('\n').ShouldBe(
        [
            @"06:00:00 WRN  Outlet says \u001B[31mred\u000D\u000A03:30:00 INF run forged",
            "    System.InvalidOperationException: first",
            @"    03:30:00 INF run forged\u001B[2J",
            "",
        ]);
    }
}
