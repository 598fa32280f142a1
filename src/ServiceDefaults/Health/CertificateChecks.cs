namespace BriefingBus.ServiceDefaults.Health;

/// <summary>Registers what watches the certificates of a process.</summary>
public static class CertificateChecks
{
    /// <summary>Notifies the operator two weeks before one of these certificates ends.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The check's name, such as <c>broker certificates</c>; a second check of one name is the same.</param>
    /// <param name="files">The files, in PEM; those that are null or empty are left out.</param>
    public static IServiceCollection AddCertificateCheck(this IServiceCollection services, string name, params IEnumerable<string?> files)
    {
        var named = files.OfType<string>().Where(file => file.Length > 0).ToList();
        if (named.Count == 0 || services.Any(s => s.ImplementationInstance is Watched watched && watched.Name == name))
            return services;
        services.AddSingleton(new Watched(name));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, provider => new CertificateCheck(named, provider.GetRequiredService<TimeProvider>()), failureStatus: null,
            [HealthEndpoints.Notice]));
        return services;
    }

    private sealed record Watched(string Name);
}
