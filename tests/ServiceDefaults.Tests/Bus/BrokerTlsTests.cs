using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Settings;
using BriefingBus.Testing;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>Over a broker that asks for a client's certificate and shows one of an authority that only the tests know.</summary>
public sealed class BrokerTlsTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task A_process_talks_to_a_broker_that_its_authority_vouches_for_and_shows_its_own_certificate()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.TlsOptions("ca.pem"), _ => Task.CompletedTask);

        await host.PublishAsync("over tls");

        await Eventually.TrueAsync(() => host.Asked.Contains("over tls"), "the message is delivered");
    }

    [Fact]
    public async Task A_broker_of_another_authority_is_not_trusted_and_the_log_says_what_to_look_at()
    {
        await using var host = await ProbeHost.BeginAsync(rabbit.TlsOptions("other-ca.pem"), _ => Task.CompletedTask);

        await Eventually.TrueAsync(() =>
            host.Log.Any(l => l.Contains("is not trusted") && l.Contains("BUS__TLS_CA_FILE")), "the log says why");
    }

    [Fact]
    public async Task A_broker_under_another_name_is_not_trusted()
    {
        var options = rabbit.TlsOptions("ca.pem");
        await using var host = await ProbeHost.BeginAsync(options with { Host = options.Host!.Replace("127.0.0.1", "127.0.0.2") }, _ =>
            Task.CompletedTask);

        await Eventually.TrueAsync(() => host.Log.Any(l => l.Contains("RabbitMQ at 127.0.0.2")), "the log says which broker");
        host.Log.ShouldNotContain(l => l.Contains("reached again"));
    }

    [Fact]
    public async Task Without_a_certificate_the_broker_refuses()
    {
        var options = rabbit.TlsOptions("ca.pem") with { TlsCertificateFile = null, TlsKeyFile = null };
        await using var host = await ProbeHost.BeginAsync(options, _ => Task.CompletedTask);

        await Eventually.TrueAsync(() => host.Log.Any(l => l.Contains("RabbitMQ at")), "the log says that it cannot be reached");
    }

    [Theory]
    [InlineData("Bus:Tls", "perhaps", "BUS__TLS: found 'perhaps', expected true or false.")]
    [InlineData("Bus:Tls_Ca_File", "/no/such/file", "BUS__TLS_CA_FILE: found '/no/such/file', expected an existing file.")]
    [InlineData("Bus:Tls_Ca_File", "/etc/hostname",
        "BUS__TLS_CA_FILE: found '/etc/hostname', expected the certificate of an authority in PEM.")]
    [InlineData("Bus:Tls_Certificate_File", "/etc/hostname",
        "BUS__TLS_CERTIFICATE_FILE: found '/etc/hostname', expected a certificate in PEM, with its key there or in BUS__TLS_KEY_FILE.")]
    public void A_wrong_setting_is_named_before_anything_starts(string key, string value, string says)
    {
        var settings = new Dictionary<string, string?> { ["Bus:Host"] = "rabbitmq", ["Bus:Tls"] = "true", [key] = value };

        Should.Throw<WrongEnvironmentException>(() => BusOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()))
            .Message.ShouldBe(says);
    }
}
