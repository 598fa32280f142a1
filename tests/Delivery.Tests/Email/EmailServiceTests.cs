using BriefingBus.Delivery.Email.Smtp;
using System.Text;
using BriefingBus.Delivery.Tests.Email.Smtp;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email;

/// <summary>The service as a process of its own, from the broker to a mail server.</summary>
public sealed class EmailServiceTests(RabbitMqServer rabbit, TestCertificate certificate)
    : IClassFixture<RabbitMqServer>, IClassFixture<TestCertificate>
{
    [Fact]
    public async Task A_briefing_on_the_bus_arrives_once_in_each_recipients_mail_and_an_undeliverable_one_is_dead_lettered()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.StartTls, certificate);
        var folder = Directory.CreateTempSubdirectory("briefingbus-email-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "briefing.yaml"), $$"""
                editions:
                  - name: morning
                    title: Morning
                    at: '06:00'
                    timeZone: UTC
                    sections: [{ title: S, feeds: [{ url: 'https://a.example/f' }] }]
                deliver:
                  email:
                    team:
                      to: [jane@example.org, Zoë <zoe@example.org>, nobody@example.org]
                      from: Morning Briefing <briefing@news.example>
                      server: localhost
                      port: {{server.Port}}
                      ca: ${file:{{certificate.AuthorityFile}}}
                      user: briefing
                      password: ${SMTP_PASSWORD}
                """);
            var environment = new Dictionary<string, string>(rabbit.Environment)
            {
                ["SMTP_PASSWORD"] = MailServer.Password,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["LOG__FORMAT"] = "text",
            };
            var program = Path.Combine(AppContext.BaseDirectory, "BriefingBus.Delivery.dll");
            await using var service = RunningProgram.Start("dotnet", [program], folder.FullName, environment);
            await service.ReadyAsync();
            await using var bus = await BusProbe.ConnectAsync(rabbit.Options);
            var briefing = SomeBriefing.Of();

            await bus.PublishAsync(briefing);
            await bus.PublishAsync(briefing);
            await bus.PublishAsync(SomeBriefing.OfDay(1));

            var taken = await server.TakenAsync(4);
            await Eventually.TrueAsync(
                async () => (await rabbit.PeekAsync("email_error")).Count >= 3, "three briefings are among the dead letters");
            (await service.StopAsync()).ShouldBe(0, service.Output);
            server.Taken.Count.ShouldBe(4);
            taken.Select(t => t.To.Single()).ShouldBe(["jane@example.org", "zoe@example.org", "jane@example.org", "zoe@example.org"]);
            taken.ShouldAllBe(t => t.Encrypted && t.User == MailServer.User);
            var read = await ReadMessage.AllAsync(taken.Select(t => t.Message));
            read[1].To.Single().ShouldBe(["Zoë", "zoe@example.org"]);
            read[1].Subject.ShouldBe("Morning News Briefing – Wednesday, September 23, 2026");
            read[1].Text.ReplaceLineEndings("\n").ShouldStartWith(briefing.Text);
            read[1].Html.ShouldContain("zoe@example.org gets this because it is on the list");
            service.Output.ShouldContain("550 5.1.1 No such mailbox here");
            service.Output.ShouldNotContain(MailServer.Password);
            service.Output.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{MailServer.User}\0{MailServer.Password}")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
