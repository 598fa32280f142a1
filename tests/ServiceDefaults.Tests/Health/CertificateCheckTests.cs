using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Health;

/// <summary>Certificates that end are noticed in time.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Theory]
    [InlineData(30, true)]
    [InlineData(13, false)]
    [InlineData(-1, false)]
    public async Task A_certificate_is_a_problem_from_two_weeks_before_its_end(int days, bool isWell)
    {
        var clock = new FakeClock("2026-09-23T06:00:00Z");
        await WriteAsync(clock.GetUtcNow().AddDays(days));

        var report = await ReportAsync(clock, file);

        report.Status.ShouldBe(isWell ? HealthStatus.Healthy : HealthStatus.Degraded);
        if (!isWell)
            report.Entries["certificates"].Description.ShouldNotBeNull().ShouldStartWith($"The certificate in {file} expires at 2026-");
    }

    [Fact]
    public async Task A_file_that_is_no_certificate_is_a_problem_and_no_file_is_none()
    {
        var report = await ReportAsync(new FakeClock("2026-09-23T06:00:00Z"), file + ".gone");

        report.Entries["certificates"].Description.ShouldNotBeNull().ShouldContain("cannot be read");
        (await ReportAsync(new FakeClock("2026-09-23T06:00:00Z"), null)).Entries.ShouldBeEmpty();
    }

    public void Dispose() => File.Delete(file);

    private static async Task<HealthReport> ReportAsync(TimeProvider clock, string? file)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        services.AddHealthChecks();
        services.AddCertificateCheck("certificates", file).AddCertificateCheck("certificates", file);
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
    }

    private async Task WriteAsync(DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(end.AddYears(-1), end);
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
    }
}
