using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBus.ServiceDefaults.Settings;
using RabbitMQ.Client;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>How a process and the broker prove to each other who they are: <c>BUS__TLS</c> and the files beside it.</summary>
internal static class BrokerTls
{
    /// <summary>TLS for one node; off where the options do not ask for it.</summary>
    /// <exception cref="WrongEnvironmentException">A file holds no certificate, or no key for it.</exception>
    public static SslOption For(BusOptions options, string node)
    {
        if (!options.Tls)
            return new SslOption();
        var certificate = ClientCertificate(options);
        return new SslOption
        {
            Enabled = true,
            ServerName = NameOf(node),
            Certs = certificate is null ? null : [certificate],
            CertificateValidationCallback = Validation(options),
        };
    }

    /// <summary>The name that the node's certificate has to bear.</summary>
    public static string NameOf(string node) => node[..node.LastIndexOf(':')].Trim('[', ']');

    /// <summary>The certificate that the broker knows this process by, or null.</summary>
    public static X509Certificate2? ClientCertificate(BusOptions options)
    {
        if (options.TlsCertificateFile is not { Length: > 0 } certificate)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, options.TlsKeyFile is { Length: > 0 } key ? key : null);
        }
        catch (CryptographicException)
        {
            throw new WrongEnvironmentException("BUS__TLS_CERTIFICATE_FILE", certificate,
                "a certificate in PEM, with its key there or in BUS__TLS_KEY_FILE");
        }
    }

    /// <summary>Trusts what the authority of <see cref="BusOptions.TlsCaFile"/> issued for that name, and nothing else; without such a
    /// file, what the system trusts.</summary>
    public static RemoteCertificateValidationCallback Validation(BusOptions options)
    {
        if (options.TlsCaFile is not { Length: > 0 } file)
            return (_, _, _, errors) => errors == SslPolicyErrors.None;
        var authorities = Authorities(file);
        return (_, certificate, _, errors) =>
        {
            if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
                return false;
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            // An authority of one's own seldom publishes what it revoked.
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
        };
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (CryptographicException)
        {
            // Counted below: none was found.
        }
        return authorities.Count > 0 ? authorities
            : throw new WrongEnvironmentException("BUS__TLS_CA_FILE", file, "the certificate of an authority in PEM");
    }
}
