using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BriefingBus.ServiceDefaults.Health;

/// <summary>Checks whether a process's certificates are valid long enough to be replaced in time.</summary>
/// <param name="files">Files of certificates, in PEM.</param>
/// <param name="clock">The clock.</param>
internal sealed class CertificateCheck(IReadOnlyList<string> files, TimeProvider clock) : IHealthCheck
{
    /// <summary>The time before a certificate's end at which the operator is notified.</summary>
    private static readonly TimeSpan NoticePeriod = TimeSpan.FromDays(14);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = files.Select(Problem).OfType<string>().ToList();
        return Task.FromResult(problems is [] ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', problems)));
    }

    private string? Problem(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            var ends = certificates.Select(certificate => certificate.NotAfter.ToUniversalTime()).DefaultIfEmpty(DateTime.MaxValue).Min();
            return ends - clock.GetUtcNow().UtcDateTime > NoticePeriod
                ? null
                : $"The certificate in {file} expires at {ends:yyyy-MM-dd HH:mm} UTC: replace it and restart this process.";
        }
        catch (Exception unread) when (unread is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"The certificate in {file} cannot be read: {unread.Message}";
        }
    }
}
