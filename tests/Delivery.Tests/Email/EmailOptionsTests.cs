using BriefingBus.Configuration;
using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Tests.Email.Smtp;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email;

public sealed class EmailOptionsTests(TestCertificate certificate) : IClassFixture<TestCertificate>
{
    private const string Edition = """
        editions:
          - name: morning
            title: Morning
            at: '06:00'
            timeZone: UTC
            sections: [{ title: S, feeds: [{ url: 'https://a.example/f' }] }]

        """;

    [Fact]
    public void A_list_is_read_from_briefing_yaml()
    {
        var list = Read($$"""
            deliver:
              email:
                team:
                  to: [jane@example.org, "Zoë <zoe@bücher.example>"]
                  from: Morning Briefing <briefing@news.example>
                  replyTo: desk@news.example
                  subject: "{title}, {date}"
                  unsubscribe: ["mailto:desk@news.example?subject=leave%20{recipient}", "https://news.example/leave?{recipient}"]
                  oneClick: true
                  server: smtp.news.example
                  security: tls
                  ca: ${file:{{certificate.AuthorityFile}}}
                  user: briefing
                  password: ${SMTP_PASSWORD}
                  editions: [morning]
            """);

        var server = list.MailServer();
        server.Port.ShouldBe(465);
        server.Authorities.ShouldNotBeNull().Count.ShouldBe(1);
        list.Password.ShouldNotBeNull().Value.ShouldBe("open-sesame");
        list.ToString().ShouldNotContain("open-sesame");
    }

    [Theory]
    [InlineData("to: []", "expected at least one address")]
    [InlineData("to: [jane]", "found 'jane', expected an address such as jane@example.org")]
    [InlineData("to: [jane@example.org, Jane <JANE@example.org>]", "'jane@example.org' is named more than once")]
    [InlineData("from: nobody", "found 'nobody', expected an address")]
    [InlineData("replyTo: \"a@b.example\\nBcc: c@d.example\"", "expected an address")]
    [InlineData("subject: ''", "found nothing, expected text")]
    [InlineData("subject: '{titel}'", "found {titel}, expected one of {date}, {day}, {edition}, {lead}, {stories}, {time}, {title}")]
    [InlineData("unsubscribe: ['http://news.example/leave']", "expected a mailto: or https: address")]
    [InlineData("unsubscribe: ['mailto:a@b.example>, <https://c.example']", "expected a mailto: or https: address")]
    [InlineData("oneClick: true", "there is no https: address under 'unsubscribe'")]
    [InlineData("server: smtp.news.example:587", "its port has a key of its own")]
    [InlineData("server: ''", "expected the name of a mail server")]
    [InlineData("port: 0", "found 0, expected 1 to 65535")]
    [InlineData("security: ssl", "expected one of startTls, tls, none")]
    [InlineData("user: briefing", "user and password go together")]
    [InlineData("password: word", "this file never contains secrets")]
    [InlineData("password: ${SMTP_PASSWORD}", "user and password go together")]
    [InlineData(
        "user: briefing\n      password: ${SMTP_PASSWORD}\n      security: none",
        "without encryption anybody on the network path can read the password")]
    [InlineData("ca: ${SMTP_PASSWORD}", "holds no certificate in PEM")]
    [InlineData("hello: 'a b'", "expected a name such as briefing.example.org")]
    public void Mistakes_are_reported_with_the_expected_value(string line, string problem)
    {
        var given = line.Split(':')[0];
        var rest = string.Concat(new[] { "to: [jane@example.org]", "from: briefing@news.example", "server: smtp.news.example" }
            .Where(l => l.Split(':')[0] != given).Select(l => $"\n      {l}"));

        var mistakes = Should.Throw<ConfigurationMistakesException>(() => Read($"deliver:\n  email:\n    team:\n      {line}{rest}\n"));

        mistakes.Message.ShouldContain(problem, Case.Sensitive);
    }

    private static EmailOptions Read(string deliver)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Edition + deliver);
            var file =
                BriefingFile.Read(path, [EmailOutlets.Kind.Key], environment: name => name == "SMTP_PASSWORD" ? "open-sesame" : null);
            return file.Options.OfType<Outlets<EmailOptions>>().Single().Named["team"];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
