namespace BriefingBus.Delivery.Ledger;

/// <summary>Checks whether deliveries wait for a person's decision; then the process is degraded, but ready.</summary>
internal sealed class UncertainDeliveries(IDbContextFactory<DeliveryContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var ledger = await contexts.CreateDbContextAsync(cancellationToken);
        var uncertain = await ledger.Deliveries.CountAsync(d => d.State == DeliveryState.Uncertain, cancellationToken);
        return uncertain == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{uncertain} deliveries are uncertain: see 'briefingbus deliveries'");
    }
}
