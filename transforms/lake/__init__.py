"""The contract with the warehouse: rows, Arrow schemas, batch folders and versions."""
