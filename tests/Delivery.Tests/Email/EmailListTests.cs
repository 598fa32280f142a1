using BriefingBus.Delivery.Email.Smtp;
using BriefingBus.Configuration;
using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email;

/// <summary>A list of recipients with its ledger, towards a mail server that misbehaves.</summary>
public sealed class EmailListTests
{
    [Fact]
    public async Task Each_recipient_gets_a_message_of_their_own_once_however_often_the_briefing_comes()
    {
        await using var server = new SmtpStandIn();
        await using var outlet = await StartAsync(server, "jane@example.org", "Bob <bob@example.org>", "zoe@example.org");

        await outlet.DeliverAsync(SomeBriefing.Of());
        await outlet.DeliverAsync(SomeBriefing.Of());
        await outlet.DeliverAsync(SomeBriefing.OfDay(1));

        server.Commands.Where(c => c.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(
        [
            "RCPT TO:<jane@example.org>", "RCPT TO:<bob@example.org>", "RCPT TO:<zoe@example.org>",
            "RCPT TO:<jane@example.org>", "RCPT TO:<bob@example.org>", "RCPT TO:<zoe@example.org>",
        ]);
        server.Messages.Count.ShouldBe(6);
        server.Messages[1].ShouldContain("To: Bob <bob@example.org>\r\n");
        server.Messages[1].ShouldNotContain("jane");
        (await outlet.LinesAsync()).ShouldAllBe(l => l.State == DeliveryState.Delivered && l.Receipt == "250 OK");
    }

    [Fact]
    public async Task A_refused_address_does_not_affect_the_others()
    {
        await using var server = new SmtpStandIn { Answers = { ["RCPT TO:<gone@"] = "550 5.1.1 No such mailbox" } };
        await using var outlet = await StartAsync(server, "jane@example.org", "gone@example.org", "zoe@example.org");

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.IsTransient.ShouldBeFalse();
        server.Messages.Count.ShouldBe(2);
        (await outlet.StatesAsync()).ShouldBe(
        [
            "gone@example.org: Refused, localhost refuses mail for gone@example.org: 550 5.1.1 No such mailbox",
            "jane@example.org: Delivered",
            "zoe@example.org: Delivered",
        ]);
    }

    [Fact]
    public async Task Greylisted_recipients_are_tried_again_and_the_others_not()
    {
        await using var server = new SmtpStandIn { Answers = { ["RCPT TO:<jane@"] = "450 4.2.0 Greylisted" } };
        await using var outlet = await StartAsync(server, "jane@example.org", "zoe@example.org");

        (await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()))).IsTransient.ShouldBeTrue();
        (await outlet.StatesAsync())[0].ShouldStartWith("jane@example.org: Waiting, localhost puts off");
        server.Answers.Clear();
        await outlet.DeliverAsync(SomeBriefing.Of());

        server.Messages.Count.ShouldBe(2);
        (await outlet.StatesAsync()).ShouldBe(["jane@example.org: Delivered", "zoe@example.org: Delivered"]);
    }

    [Fact]
    public async Task A_message_in_doubt_is_not_sent_again_and_waits_for_a_person()
    {
        await using var server = new SmtpStandIn { Answers = { [SmtpStandIn.EndOfMessage] = SmtpStandIn.HangUp } };
        await using var outlet = await StartAsync(server, "jane@example.org");

        await Should.ThrowAsync<InDoubtException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        server.Answers.Clear();
        await outlet.DeliverAsync(SomeBriefing.Of());
        await outlet.DeliverAsync(SomeBriefing.Of());

        var sent = server.Messages.ShouldHaveSingleItem();
        var line = (await outlet.LinesAsync()).ShouldHaveSingleItem();
        line.State.ShouldBe(DeliveryState.Uncertain);
        line.Reason.ShouldNotBeNull().ShouldContain("a mail server cannot be asked");
        var id = sent.Split("Message-ID: <")[1].Split('>')[0];
        line.Reason.ShouldContain(id);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_not_for_each_recipient()
    {
        await using var server = new SmtpStandIn { Answers = { ["AUTH"] = "535 5.7.8 Wrong" } };
        await using var outlet = await StartAsync(server, "jane@example.org", "bob@example.org", "zoe@example.org");

        await Should.ThrowAsync<AggregateException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        server.Commands.Count(c => c.StartsWith("AUTH", StringComparison.Ordinal)).ShouldBe(1);
        const string refusal = "localhost does not let 'briefing' in: 535 5.7.8 Wrong";
        (await outlet.LinesAsync()).ShouldAllBe(
            l => l.State == DeliveryState.Refused && l.Reason!.StartsWith(refusal, StringComparison.Ordinal));
    }

    private static Task<RunningOutlet> StartAsync(SmtpStandIn server, params string[] to)
    {
        var options = SampleEmail.Options with
        {
            To = to,
            Port = server.Port,
            Security = SmtpSecurity.None,
            User = "briefing",
            Password = new Secret("${PASSWORD}", "word"),
            PasswordInClear = true,
        };
        options.Check().ShouldBeEmpty();
        return RunningOutlet.StartAsync(
            (services, database) => services
                .AddSingleton(new Outlets<EmailOptions>("email", new Dictionary<string, EmailOptions> { ["team"] = options }))
                .AddDelivery(database, [EmailOutlets.Kind]),
            services => services.GetRequiredService<NamedOutlets<EmailOptions>>().All);
    }
}
