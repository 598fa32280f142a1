using BriefingBus.Delivery.Ledger;


namespace BriefingBus.Files;

/// <summary>The queue of folders.</summary>
public sealed class FilesConsumerDefinition() : OutletConsumerDefinition<FilesConsumer>(FilesRegistration.Kind);
