/** What the pipelines of the corpus are about. Each team is a folder, an owner and a domain. */
export const teams = [
  {
    owner: 'sales-platform',
    folder: 'sales',
    domain: 'commerce',
    subjects: ['orders', 'order_items', 'baskets', 'prices'],
  },
  {
    owner: 'finance-data',
    folder: 'finance',
    domain: 'finance',
    subjects: ['invoices', 'payments', 'ledger_entries', 'refunds'],
  },
  {
    owner: 'logistics-data',
    folder: 'logistics',
    domain: 'supply',
    subjects: ['shipments', 'returns', 'stock_levels', 'routes'],
  },
  {
    owner: 'marketing-analytics',
    folder: 'marketing',
    domain: 'marketing',
    subjects: ['campaigns', 'audiences', 'clicks', 'newsletters'],
  },
  {
    owner: 'product-insights',
    folder: 'product',
    domain: 'product',
    subjects: ['sessions', 'searches', 'page_views', 'experiments'],
  },
];

export const actions = ['load', 'enrich', 'export', 'reconcile', 'summarise', 'archive', 'score'];

export const columns = ['customer_id', 'region', 'currency', 'channel', 'status', 'quantity', 'amount', 'updated_at'];

export const purposes = [
  'so that the morning report has the numbers of the day before',
  'as the monthly closing needs it',
  'with late rows of the last three days',
  'for everyone who reads the warehouse',
  'before the partners ask for it',
];

export const zones = ['UTC', 'UTC', 'UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Tokyo'];
