using BriefingBus.Delivery.Email.Smtp;
using BriefingBus.Delivery.Tests.Email.Smtp;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email;

/// <summary>E-mail inside <c>briefingbus run</c>, without a broker.</summary>
public sealed class EmailInRunTests(TestCertificate certificate) : IClassFixture<TestCertificate>
{
    [Fact]
    public async Task A_briefing_that_run_composes_is_mailed_where_deliver_says_so()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.Tls, certificate);
        var folder = Directory.CreateTempSubdirectory("briefingbus-email-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "briefing.yaml"), $$"""
                editions:
                  - name: evening
                    title: Evening Paper
                    at: '06:00'
                    timeZone: UTC
                    sections: [{ title: World, feeds: [{ url: '{{Repository.PathOf("samples/morning/feeds/meridian.xml")}}' }] }]
                web: { listen: "http://127.0.0.1:0" }
                deliver:
                  email:
                    me:
                      to: [jane@example.org]
                      from: briefing@news.example
                      subject: "{title}"
                      server: localhost
                      security: tls
                      port: {{server.Port}}
                      ca: ${file:{{certificate.AuthorityFile}}}
                      user: briefing
                      password: ${SMTP_PASSWORD}
                """);
            using var run = CommandLine.Start(
                ["run", "--now"], folder.FullName, new Dictionary<string, string> { ["SMTP_PASSWORD"] = MailServer.Password });
            var said = Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            try
            {
                await Task.WhenAny(server.OneAsync(), said);
                server.Taken.Count.ShouldBe(1, run.HasExited ? string.Concat(await said) : "run has sent nothing");
            }
            finally
            {
                run.Kill();
            }
            var read = (await ReadMessage.AllAsync([server.Taken[0].Message])).ShouldHaveSingleItem();
            read.Subject.ShouldBe("Evening Paper");
            read.Text.ShouldContain("World");
            read.Html.ShouldContain("World");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
